using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Audit;

/// <summary>What somebody asked for, over and over: all requests that differ in nothing but the name of the object.</summary>
/// <param name="Request">The request without a name.</param>
/// <param name="Names">The names of objects, in ordinal order.</param>
/// <param name="IsWithoutName">True where some of the requests named no object.</param>
/// <param name="HasMoreNames">True where there were more names than are kept (<see cref="AuditTally.MostNames"/>).</param>
/// <param name="Count">How many events there are.</param>
/// <param name="First">When the first came.</param>
/// <param name="Last">When the last came.</param>
/// <param name="Reason">Why the first was answered as it was, in the words of the authorizer; empty where the event does not tell.</param>
internal sealed record AuditUse(
    AccessRequest Request, ValueList<string> Names, bool IsWithoutName, bool HasMoreNames, long Count, DateTimeOffset First, DateTimeOffset Last, string Reason)
{
    // A name that no rule has stands for those that are not kept.
    private const string AnotherName = "\0";

    /// <summary>The requests as they are decided: one for each name, and one without.</summary>
    public IEnumerable<AccessRequest> Requests => Request is ResourceRequest resource
        ? Names.Concat(HasMoreNames ? [AnotherName] : Array.Empty<string>()).Select(name => resource with { Name = name })
            .Concat(IsWithoutName ? [resource] : Array.Empty<ResourceRequest>())
        : [Request];

    /// <summary>True for a name that stands for those that are not kept.</summary>
    public static bool IsAnotherName(string name) => name == AnotherName;
}

/// <summary>Somebody in an audit log, and what it asked for.</summary>
/// <param name="Identity">The user name and groups, as the log has them.</param>
/// <param name="Arn">The ARN of the role or IAM user; empty where EKS did not log it in from IAM.</param>
/// <param name="Allowed">What it was allowed.</param>
/// <param name="Denied">What it asked for and was refused.</param>
/// <param name="HasMoreUrls">True where it asked for more URLs than are kept (<see cref="AuditTally.MostUrls"/>).</param>
/// <param name="Events">How many events there are of it.</param>
/// <param name="First">When the first came.</param>
/// <param name="Last">When the last came.</param>
internal sealed record AuditActor(
    Identity Identity, string Arn, ValueList<AuditUse> Allowed, ValueList<AuditUse> Denied, bool HasMoreUrls, long Events, DateTimeOffset First,
    DateTimeOffset Last);

/// <summary>What audit logs say, put together.</summary>
/// <param name="Actors">Everybody who asked for something and is in the log by name.</param>
/// <param name="Events">How many events with an answer there are.</param>
/// <param name="Unanswered">How many events are about requests that are not answered yet; each such request has another event.</param>
/// <param name="Others">How many records are no events: lines of other logs of the control plane, messages of CloudWatch.</param>
/// <param name="Broken">How many records cannot be read.</param>
/// <param name="First">When the first event came; null where there is none.</param>
/// <param name="Last">When the last event came; null where there is none.</param>
internal sealed record AuditLog(
    ValueList<AuditActor> Actors, long Events, long Unanswered, long Others, long Broken, DateTimeOffset? First, DateTimeOffset? Last);
