using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EksAccessConstructs.Access;

namespace EksAccessConstructs.Cluster;

/// <summary>The logical id of an access entry, made from its principal and nothing else.</summary>
/// <remarks>
/// An entry under another logical id would be made before the old one is deleted, and EKS would refuse it: one entry for each principal (AE02). So the id
/// depends neither on the construct's place, nor on the stack's account, nor on the other entries of a plan.
/// </remarks>
internal static partial class EntryLogicalId
{
    /// <summary>The logical id of the entry of a principal in a stack.</summary>
    public static string Of(PrincipalArn principal, Cdk.Stack stack) => principal switch
    {
        { Kind: PrincipalKind.Unresolved } => $"Access{OfToken(principal.Text, stack)}",
        { IsUnresolved: true } => $"Access{OfDefined(principal.Name, stack)}",
        { PermissionSet: { } set } => $"AccessSso{Word(set)}{principal.Account}{Hash(principal.Text)}",
        _ => $"Access{principal.Kind}{Word(principal.Name)}{principal.Account}{(IsPlain(principal) ? "" : Hash(principal.Text))}",
    };

    private static string OfDefined(string label, Cdk.Stack stack) => label.StartsWith($"{stack.Node.Path}/", StringComparison.Ordinal)
        ? Named(label[(stack.Node.Path.Length + 1)..])
        : Word(label) + Hash(label);

    // A logical id is a word already.
    private static string Named(string name) => name.All(char.IsAsciiLetterOrDigit) || Plain().IsMatch(name) ? Word(name) : Word(name) + Hash(name);

    // A reference is called after what it refers to, any other expression by a hash of what it will be in the template.
    private static string OfToken(string token, Cdk.Stack stack)
    {
        var json = JsonSerializer.SerializeToElement(stack.Resolve(token));
        return Target(json) is { } target ? Word(target) : $"Principal{Hash(json.GetRawText())}";
    }

    // The logical id that an expression refers to; null where it is not a reference.
    private static string? Target(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        if (json.TryGetProperty("Ref", out var name))
        {
            return name.GetString() ?? "";
        }

        return json.TryGetProperty("Fn::GetAtt", out var attribute) && attribute.ValueKind is JsonValueKind.Array && attribute[1].GetString() == "Arn"
            ? attribute[0].GetString() ?? ""
            : null;
    }

    /// <summary>The letters and digits of a name, each part with a capital: <c>platform-admins</c> → <c>PlatformAdmins</c>.</summary>
    private static string Word(string name) => string.Concat(Parts().Matches(name).Select(part => char.ToUpperInvariant(part.Value[0]) + part.Value[1..]));

    // IAM takes no two roles that differ only in case, so these words stand for one name: no path, and a capital only where a part begins.
    private static bool IsPlain(PrincipalArn principal) => principal is { Path: "/", Partition: "aws" } && Plain().IsMatch(principal.Name);

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    [GeneratedRegex("[A-Za-z0-9]+")]
    private static partial Regex Parts();

    [GeneratedRegex(@"^[A-Za-z][a-z0-9]*(-[a-z][a-z0-9]*)*\z")]
    private static partial Regex Plain();
}
