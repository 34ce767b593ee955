namespace EksAccessConstructs.Rbac;

internal sealed class ChangeWorkloads()
    : NamespaceTechnique("change-workloads", "Who may change what makes pods lets them run as any service account of the namespace.")
{
    private static readonly string[] Verbs = ["patch", "update"];

    /// <inheritdoc/>
    public override bool NeedsCondition => true;

    protected override IEnumerable<EscalationMeans> In(Actor actor, string @namespace) =>
        from kind in Workloads.Templates
        where kind.Resource != "jobs" // their template cannot change
        from verb in Verbs
        let may = actor.MayForSome(new ResourceRequest(verb, kind.Group, kind.Resource, Namespace: @namespace))
        where may is not null
        select Means(
            $"may {verb} {kind.Resource}{Named(may)} in namespace {@namespace}, which then run as any service account there",
            [may],
            $"there is one of the {kind.Resource} in namespace {@namespace}{Called(may)}");

    private static string Called(AllowedRequest may) => Named(may) is { Length: > 0 } name ? $" called{name}" : "";
}
