using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Testing;

/// <summary>Somebody whom an assertion is about.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Decide">Whether it may do something.</param>
/// <param name="NearMisses">What nearly allows what it may not do.</param>
internal sealed record TestedCaller(
    string Name, Func<EksAuthorizer, AccessRequest, Decision> Decide, Func<EksAuthorizer, AccessRequest, ValueList<NearMiss>> NearMisses)
{
    /// <summary>An IAM principal.</summary>
    public static TestedCaller Of(string name, CallerIdentity caller) => new(
        name, (authorizer, request) => authorizer.Authorize(caller, request), (authorizer, request) => authorizer.NearMisses(caller, request));

    /// <summary>A Kubernetes subject, by RBAC alone.</summary>
    public static TestedCaller Of(string name, Identity identity) => new(
        name, (authorizer, request) => authorizer.Authorize(identity, request), (authorizer, request) => authorizer.Rbac.NearMisses(identity, request));

    /// <summary>Somebody whose way in is known.</summary>
    public static TestedCaller Of(string name, Authentication login) => new(
        name, (authorizer, request) => authorizer.Authorize(login, request), (authorizer, request) => authorizer.NearMisses(login, request));
}
