namespace EksAccessConstructs.Permissions;

/// <summary>One statement of a role's trust, as data.</summary>
/// <param name="PrincipalType">What kind of principal: <c>Service</c> or <c>AWS</c>.</param>
/// <param name="Principal">The principal.</param>
/// <param name="Actions">What it may do.</param>
/// <param name="Conditions">The conditions, all of which must hold.</param>
internal sealed record TrustStatement(string PrincipalType, string Principal, ValueList<string> Actions, ValueList<IamCondition> Conditions);
