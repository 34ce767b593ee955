namespace EksAccessConstructs.Rbac;

/// <summary>The steps of one write, in the API server's order. Each gives an answer or null, which lets the next one decide.</summary>
internal sealed class WriteSteps(RbacEvaluator evaluator, Func<Identity, AccessRequest, Decision> authorize, RbacWrite write, WriteTarget target)
{
    private readonly RbacObject? stored = target.Stored(evaluator);
    private readonly Permissions permissions = new(write.By, authorize);

    public WriteDecision Decide() => Refusal() ?? permissions.Unknown() ?? new WriteDecision(WriteOutcome.Allowed, "");

    private WriteDecision? Refusal() => Authorized(VerbWord(write.Verb), target.AddressName(write.Verb)) ?? write.Verb switch
    {
        WriteVerb.DeleteCollection => null,
        WriteVerb.Delete => stored is null ? NotFound() : null,
        WriteVerb.Create => Create(),
        WriteVerb.Update => Update(),
        WriteVerb.Patch => stored is null ? NotFound() : Patch(stored),
    };

    private WriteDecision? Create()
    {
        var desired = DesiredObject.Decode(write, target);
        return desired.Refusal ?? Escalation(desired.Object) ?? Valid(desired.Object) ?? Fresh(desired.Object);
    }

    private WriteDecision? Update()
    {
        var desired = DesiredObject.Decode(write, target);
        return desired.Refusal ?? SameUid(desired.Object) ?? Change(desired.Object);
    }

    private WriteDecision? Patch(RbacObject existing)
    {
        var desired = DesiredObject.Patch(write, target, existing);
        return desired.Refusal ?? SameUid(desired.Object) ?? Change(desired.Object);
    }

    private WriteDecision? Change(KubernetesObject desired) => stored is null
        ? Escalation(desired) ?? Valid(desired) ?? Authorized("create", target.Name)
        : Escalation(desired) ?? SameVersion(desired) ?? Valid(desired) ?? SameRole(desired, stored);

    private WriteDecision? Authorized(string verb, string name)
    {
        var request = target.Request(verb, name);
        return permissions.Ask(request) is Decision.Denied denied
            ? new WriteDecision(WriteOutcome.ForbiddenVerb, WriteMessages.CannotDo(write.By, request, target, denied.Broken))
            : null;
    }

    private WriteDecision? Escalation(KubernetesObject desired) =>
        write.By.IsMaster || (stored is not null && OnlyForTheCollector(desired, stored))
            ? null
            : new EscalationCheck(evaluator, permissions, write, target, stored).Refuse(desired.ToRbac());

    // Finalizers, owners, managed fields and selfLink may always be changed, for the garbage collector has to. A plain manifest lacks the stored uid and
    // resourceVersion when this is asked, so it never counts as such a change.
    private bool OnlyForTheCollector(KubernetesObject desired, RbacObject existing) =>
        (write.ReadBack || write.Verb == WriteVerb.Patch)
        && desired.Metadata["uid"] is null && desired.Metadata["resourceVersion"] is null
        && desired.ToRbac() == KubernetesDecoding.Default(KubernetesFromRbac.Write(existing)).ToRbac();

    private static WriteDecision? Valid(KubernetesObject desired)
    {
        var errors = KubernetesValidation.Validate(KubernetesDecoding.ForCreate(desired));
        return errors.IsEmpty ? null : new WriteDecision(WriteOutcome.Invalid, WriteMessages.Invalid(desired, errors.Select(error => error.ToString())));
    }

    private static WriteDecision? SameRole(KubernetesObject desired, RbacObject existing) =>
        existing is RbacBinding before && desired.ToRbac() is RbacBinding after && before.RoleRef != after.RoleRef
            ? new WriteDecision(WriteOutcome.Invalid, WriteMessages.Invalid(desired, [WriteMessages.RoleChanged(after.RoleRef)]))
            : null;

    private WriteDecision? Fresh(KubernetesObject desired)
    {
        if (desired.Metadata.TextAt("resourceVersion") is not ("" or "0"))
        {
            return new WriteDecision(WriteOutcome.Error, "resourceVersion should not be set on objects to be created");
        }

        return stored is null ? null : new WriteDecision(WriteOutcome.Error, $"AlreadyExists: {WriteMessages.Named(target)} already exists");
    }

    private WriteDecision? SameUid(KubernetesObject desired) => desired.Metadata.TextAt("uid") is { Length: > 0 } uid
        ? new WriteDecision(WriteOutcome.Error, WriteMessages.Conflict(target, $"Precondition failed: UID in precondition: {uid}"))
        : null;

    private WriteDecision? SameVersion(KubernetesObject desired) => desired.Metadata.TextAt("resourceVersion") is not ("" or "0")
        ? new WriteDecision(
            WriteOutcome.Error, WriteMessages.Conflict(target, "the object has been modified; please apply your changes to the latest version and try again"))
        : null;

    private WriteDecision NotFound() => new(WriteOutcome.Error, $"NotFound: {WriteMessages.Named(target)} not found");

    private static string VerbWord(WriteVerb verb) => verb switch
    {
        WriteVerb.Create => "create",
        WriteVerb.Update => "update",
        WriteVerb.Patch => "patch",
        WriteVerb.Delete => "delete",
        WriteVerb.DeleteCollection => "deletecollection",
    };
}
