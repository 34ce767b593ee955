using EksAccessConstructs.Access;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Audit;

/// <summary>An access policy of which less would have been enough.</summary>
/// <param name="Who">Whose it is.</param>
/// <param name="Association">The policy and its scope.</param>
/// <param name="Enough">The smaller policy and scope that gives all that was asked for; null where none of AWS's does, or where nothing was asked for.</param>
/// <param name="Group">The Kubernetes group to which the suggested roles are bound, to be named in the access entry; null where nothing was asked for.</param>
internal sealed record PolicyAdvice(string Who, PolicyAssociation Association, PolicyAssociation? Enough, string? Group);

/// <summary>The roles and bindings that would have been enough for all that an audit log holds.</summary>
/// <param name="Objects">Roles and bindings, by subject.</param>
/// <param name="Replaced">The bindings of the files in whose place they are.</param>
/// <param name="Policies">What to do with access policies.</param>
/// <param name="Notes">What stays as it is and why, one sentence each.</param>
internal sealed record SuggestedRights(
    ValueList<RbacObject> Objects, ValueList<RbacBinding> Replaced, ValueList<PolicyAdvice> Policies, ValueList<string> Notes);
