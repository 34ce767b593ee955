using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EksAccessConstructs.Tests.Eksctl.Parity.Facts;

/// <summary>What user data tells a node: node configs, scripts of the user's own, settings of Bottlerocket.</summary>
/// <remarks>Scripts of either program are only known to be there.</remarks>
internal sealed partial class UserDataFacts(FactSheet facts, string key)
{
    private const string Present = "present";

    private static readonly string[] PairFlags = ["node-labels", "register-with-taints"];

    public void Say(JsonNode? userData)
    {
        if (userData is not null)
        {
            Say(UserDataText.Decode(FactText.Of(userData)));
        }
    }

    private void Say(string text)
    {
        if (MimeText.IsMime(text))
        {
            foreach (var part in MimeText.Parts(text))
            {
                OfPart(part);
            }
        }
        else if (Settings().IsMatch(text))
        {
            facts.SayAll($"{key}.bottlerocket", TomlText.Read(text));
        }
        else
        {
            facts.Say($"{key}.{(text.Contains("<powershell>", StringComparison.Ordinal) ? "powershell" : "other")}", Present);
        }
    }

    private void OfPart(MimePart part)
    {
        switch (part.ContentType)
        {
            case "application/node.eks.aws":
                foreach (var document in YamlJson.Documents(part.Body))
                {
                    OfNodeConfig(document.At("spec"));
                }

                break;
            case "text/x-shellscript" when !part.Body.Contains("eksctl", StringComparison.Ordinal):
                facts.Mark($"{key}.script[{FactText.Of(Lines(part.Body))}]");
                break;
            default:
                facts.Say($"{key}.other", Present);
                break;
        }
    }

    private static JsonArray Lines(string script) => [
        .. from line in script.Split('\n')
           where !line.StartsWith("#!", StringComparison.Ordinal) && line.Trim().Length > 0
           select (JsonNode)line.Trim(),
    ];

    private void OfNodeConfig(JsonNode? spec)
    {
        foreach (var flag in spec.At("kubelet").Take("flags").Items())
        {
            var (name, value) = Pair(FactText.Of(flag).TrimStart('-'));
            OfFlag(name, value);
        }

        facts.SayAll($"{key}.nodeConfig", spec);
    }

    private void OfFlag(string name, string value)
    {
        if (!PairFlags.Contains(name))
        {
            facts.Say($"{key}.nodeConfig.kubelet-flag[{name}]", value);
            return;
        }

        foreach (var (own, given) in value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Pair))
        {
            facts.Say($"{key}.nodeConfig.{name}[{own}]", given);
        }
    }

    private static (string Key, string Value) Pair(string text) => text.Split('=', 2) is [var key, var value] ? (key, value) : (text, "");

    [GeneratedRegex(@"(?m)^\s*\[settings")]
    private static partial Regex Settings();
}
