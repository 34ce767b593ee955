using EksAccessConstructs.Access;
using EksAccessConstructs.Access.Rules;
using EksAccessConstructs.Templates;

namespace EksAccessConstructs.Cluster;

/// <summary>Roles, users and tokens of an app as principals of access entries.</summary>
internal static class PrincipalsOfApp
{
    /// <summary>The principal that a role is.</summary>
    /// <param name="role">The role, defined or imported.</param>
    /// <exception cref="ArgumentException">The role has an ARN that EKS takes for no entry, such as that of a service-linked role.</exception>
    public static PrincipalArn Of(Iam.IRole role) =>
        role.Node.DefaultChild is Iam.CfnRole resource ? Made(role.RoleArn, resource) : Imported(role, role.RoleArn, PrincipalKind.Role);

    /// <summary>The principal that a user is.</summary>
    /// <param name="user">The user, defined or imported.</param>
    /// <exception cref="ArgumentException">The user has an ARN that EKS takes for no entry.</exception>
    public static PrincipalArn Of(Iam.IUser user) =>
        user.Node.DefaultChild is Iam.CfnUser resource ? Made(user.UserArn, resource) : Imported(user, user.UserArn, PrincipalKind.User);

    /// <summary>The principal that a role of the app is, where it is defined as CloudFormation has it.</summary>
    /// <param name="role">The role.</param>
    public static PrincipalArn Of(Iam.CfnRole role) => Made(role.AttrArn, role);

    /// <summary>A role or user, whichever an identity of the CDK is.</summary>
    /// <param name="identity">A role or a user.</param>
    /// <exception cref="ArgumentException">It is a group, which EKS does not know, or an ARN that EKS takes for no entry.</exception>
    public static PrincipalArn Of(Iam.IIdentity identity) => identity switch
    {
        null => throw new ArgumentNullException(nameof(identity)),
        Iam.IRole role => Of(role),
        Iam.IUser user => Of(user),
        _ => throw new ArgumentException(
            $"{identity.Node.Path}: an IAM group has no access entry, since EKS does not know groups; let its members assume a role, and name the role",
            nameof(identity)),
    };

    /// <summary>A principal of which all is known that the app tells of it: a token that refers to a role or user of the app is that role or user.</summary>
    /// <param name="principal">The principal as it was named.</param>
    /// <param name="stack">The stack that reads it.</param>
    public static PrincipalArn Known(PrincipalArn principal, Cdk.Stack stack)
    {
        if (principal.Kind is not PrincipalKind.Unresolved || principal.Name.Length > 0 || !Cdk.Token.IsUnresolved(principal.Text))
        {
            return principal;
        }

        return Referred(principal.Text) switch
        {
            Iam.CfnRole role => Made(principal.Text, role),
            Iam.CfnUser user => Made(principal.Text, user),
            { } other => PrincipalArn.UnresolvedCalled(principal.Text, other.Node.Path),
            null => ByText(principal.Text, stack),
        };
    }

    /// <summary>What a text refers to that is one reference and nothing else; null for any other text.</summary>
    /// <param name="text">The text.</param>
    public static IConstruct? Referred(string text)
    {
        if (!Cdk.Token.IsUnresolved(text))
        {
            return null;
        }

        var fragments = Cdk.Tokenization.ReverseString(text);
        return fragments.Length == 1 && fragments.FirstToken is { } token && Cdk.Reference.IsReference(token) ? (token as Cdk.Reference)?.Target : null;
    }

    private static PrincipalArn ByText(string text, Cdk.Stack stack)
    {
        var template = TokenText.Of(text, stack);
        return Read(template) ?? TemplatePrincipals.Partly(template) switch
        {
            { Kind: PrincipalKind.Role, Pattern: var pattern } => PrincipalArn.UnresolvedRole(text, template) with { Pattern = pattern },
            { Kind: PrincipalKind.User, Pattern: var pattern } => PrincipalArn.UnresolvedUser(text, template) with { Pattern = pattern },
            _ => PrincipalArn.UnresolvedCalled(text, template),
        };
    }

    // One that is imported by name is called by it whether account and region of the stack are known or not: the logical id of its entry must not change
    // when they become so.
    private static PrincipalArn Imported(Cdk.IResource identity, string arn, PrincipalKind kind)
    {
        var text = TokenText.Of(arn, identity.Stack);
        var pattern = Pattern(text);
        if (pattern?.Contains("/*", StringComparison.Ordinal) == false)
        {
            Check(WithPlaceholders(text), identity);
        }

        var label = $"{identity.Stack.Node.Path}/{Label(identity)}";
        return (Cdk.Token.IsUnresolved(arn), kind) switch
        {
            (false, _) => PrincipalArn.Parse(arn),
            (_, PrincipalKind.Role) => PrincipalArn.UnresolvedRole(arn, label) with { Pattern = pattern },
            _ => PrincipalArn.UnresolvedUser(arn, label) with { Pattern = pattern },
        };
    }

    private static string? Pattern(string text) =>
        text.Contains("${", StringComparison.Ordinal) ? TemplatePrincipals.Partly(text)?.Pattern : PrincipalArn.Read(text).Value?.WithoutPath ?? text;

    // The rules of names hold for an ARN of which only account and partition are not known.
    private static string WithPlaceholders(string text) => text
        .Replace("${AWS::Partition}", "aws", StringComparison.Ordinal).Replace("${AWS::AccountId}", "111122223333", StringComparison.Ordinal);

    private static void Check(string arn, Cdk.IResource identity)
    {
        var reading = PrincipalArn.Read(arn);
        if ((reading.Value is { } read ? NameIsWhole.WithoutPath(read, default) : reading.Findings[0]) is { } finding)
        {
            throw new ArgumentException($"{identity.Node.Path}: {finding with { Location = null }}", nameof(identity));
        }
    }

    private static PrincipalArn? Read(string text) =>
        text.Contains("${", StringComparison.Ordinal) ? null : PrincipalArn.Read(text).Value;

    private static PrincipalArn Made(string arn, Iam.CfnRole role) =>
        PrincipalArn.UnresolvedRole(arn, LabelOf(role)) with { Pattern = Pattern(role.Stack, "role", role.RoleName) };

    private static PrincipalArn Made(string arn, Iam.CfnUser user) =>
        PrincipalArn.UnresolvedUser(arn, LabelOf(user)) with { Pattern = Pattern(user.Stack, "user", user.UserName) };

    // Nobody can have written down a name that CloudFormation makes.
    private static string? Pattern(Cdk.Stack stack, string kind, string? name)
    {
        if (name is null || Cdk.Token.IsUnresolved(name))
        {
            return null;
        }

        var account = Cdk.Token.IsUnresolved(stack.Account) ? "*" : stack.Account;
        return $"arn:{StackPartition.Of(stack) ?? "*"}:iam::{account}:{kind}/{name}";
    }

    private static string LabelOf(Cdk.CfnResource resource) => $"{resource.Stack.Node.Path}/{resource.Stack.Resolve(resource.LogicalId)}";

    // What an imported role or user is called in its stack: by its name, or by its place where the name is not known either.
    private static string Label(Cdk.IResource identity)
    {
        var name = identity switch
        {
            Iam.IRole role => role.RoleName,
            Iam.IUser user => user.UserName,
            _ => null,
        };
        return name is null || Cdk.Token.IsUnresolved(name) ? Cdk.Names.NodeUniqueId(identity.Node) : name;
    }
}
