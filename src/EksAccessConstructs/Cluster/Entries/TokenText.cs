using System.Text.Json;

namespace EksAccessConstructs.Cluster;

/// <summary>Text of the CDK as CloudFormation will have it, for people and for comparing: <c>arn:aws:iam::${AWS::AccountId}:role/ops</c>.</summary>
internal static class TokenText
{
    /// <summary>The text, with the partition and account of the stack where they are known, and <c>${…}</c> for what only deployment knows.</summary>
    /// <param name="text">Text with or without tokens.</param>
    /// <param name="stack">The stack that it is read in.</param>
    public static string Of(string text, Cdk.Stack stack) =>
        Cdk.Token.IsUnresolved(text) ? Flat(JsonSerializer.SerializeToElement(stack.Resolve(text)), stack) : text;

    private static string Flat(JsonElement value, Cdk.Stack stack)
    {
        if (value.ValueKind is JsonValueKind.String)
        {
            return value.GetString() ?? "";
        }

        if (value.ValueKind is not JsonValueKind.Object || value.EnumerateObject().ToList() is not [var function])
        {
            return value.GetRawText();
        }

        return (function.Name, function.Value.ValueKind) switch
        {
            ("Fn::Join", JsonValueKind.Array) when function.Value.GetArrayLength() == 2 && function.Value[1].ValueKind is JsonValueKind.Array =>
                string.Join(function.Value[0].GetString(), function.Value[1].EnumerateArray().Select(part => Flat(part, stack))),
            ("Ref", JsonValueKind.String) when function.Value.GetString() is "AWS::Partition" && StackPartition.Of(stack) is { } partition => partition,
            ("Ref", JsonValueKind.String) => $"${{{function.Value.GetString()}}}",
            ("Fn::GetAtt", JsonValueKind.Array) => $"${{{string.Join('.', function.Value.EnumerateArray().Select(part => part.ToString()))}}}",
            (_, JsonValueKind.String) => $"${{{function.Name} {function.Value.GetString()}}}",
            _ => $"${{{function.Name} {function.Value.GetRawText().Replace('{', '(').Replace('}', ')')}}}",
        };
    }
}
