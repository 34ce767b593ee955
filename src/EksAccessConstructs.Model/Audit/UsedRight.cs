using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Audit;

/// <summary>How much of a right somebody used, by the log.</summary>
internal enum RightUse
{
    /// <summary>All of it, and nothing else gives what was asked for.</summary>
    Used,

    /// <summary>Some of it; the rest was never used, or a wildcard of it stands for more than was asked for.</summary>
    PartlyUsed,

    /// <summary>What was asked for of it, other rights give to the same holder as well.</summary>
    GivenTwice,

    /// <summary>Nothing of it.</summary>
    NeverUsed,

    /// <summary>No log shows whether it is used: the API server asks for it on the side, and the holder did what it is asked for with.</summary>
    NotShown,
}

/// <summary>One right of somebody, and what of it the log shows.</summary>
/// <param name="Right">The right: a rule, where it counts, and what gives it.</param>
/// <param name="Use">How much was used.</param>
/// <param name="Used">What was asked for of it, as rules.</param>
/// <param name="Unused">The single rights of the rule that nothing asked for, folded.</param>
/// <param name="Count">How many events asked for something that it gives.</param>
/// <param name="Last">When the last came; null where there is none.</param>
internal sealed record UsedRight(
    PrincipalRight Right, RightUse Use, ValueList<RbacRule> Used, ValueList<RbacRule> Unused, long Count, DateTimeOffset? Last);

/// <summary>A request that was made, and the right that is taken for its reason.</summary>
/// <param name="Request">The request; where names decide nothing, with one of its names.</param>
/// <param name="Names">The names that were asked for; empty where some request had none.</param>
/// <param name="Use">What the log says of it.</param>
/// <param name="By">The narrowest right that gives it.</param>
internal sealed record ExplainedRequest(AccessRequest Request, ValueList<string> Names, AuditUse Use, PrincipalRight By);

/// <summary>Somebody with rights, and what of them the log shows.</summary>
/// <param name="Who">An ARN, or <c>user:NAME</c>, <c>group:NAME</c>, <c>serviceaccount:NAMESPACE/NAME</c>.</param>
/// <param name="Events">How many events there are of it.</param>
/// <param name="First">When the first came; null where there is none.</param>
/// <param name="Last">When the last came; null where there is none.</param>
/// <param name="Rights">Its rights, without those that every cluster gives to everybody.</param>
/// <param name="Denied">What it asked for and was refused.</param>
/// <param name="Unexplained">What it was allowed by the log, and the files do not give.</param>
/// <param name="Explained">What it was allowed, each with the narrowest of its rights that gives it.</param>
/// <param name="Kept">Rights that no log shows and that may have been needed: as rules with the right that they are part of.</param>
/// <param name="Notes">What else is to be known, one sentence each.</param>
internal sealed record RightsHolder(
    string Who,
    long Events,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    ValueList<UsedRight> Rights,
    ValueList<AuditUse> Denied,
    ValueList<AuditUse> Unexplained,
    ValueList<ExplainedRequest> Explained,
    ValueList<(RbacRule Rule, PrincipalRight Of)> Kept,
    ValueList<string> Notes);

/// <summary>What of all rights an audit log shows to be used.</summary>
/// <param name="Log">The log.</param>
/// <param name="Holders">Everybody with rights: principals, then users, service accounts and groups that nobody in the log was in.</param>
/// <param name="ControlPlane">Users of Kubernetes and EKS themselves that are in the log and of whose rights nothing is said.</param>
internal sealed record UsageReport(AuditLog Log, ValueList<RightsHolder> Holders, ValueList<AuditActor> ControlPlane);
