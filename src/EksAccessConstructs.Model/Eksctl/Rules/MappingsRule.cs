using System.Text.RegularExpressions;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>An identity mapping names one principal, one account or one service (EKS017).</summary>
internal static partial class MappingsRule
{
    public static void Check(ClusterConfig config, RuleSink sink)
    {
        for (var i = 0; i < config.IdentityMappings.Count; i++)
        {
            CheckOne(config.IdentityMappings[i], $"iamIdentityMappings[{i}]", sink);
        }
    }

    private static void CheckOne(IdentityMappingConfig mapping, string path, RuleSink sink)
    {
        var identity = mapping.Arn is not null || mapping.Username is not null || !mapping.Groups.IsEmpty;
        var service = mapping.ServiceName is not null;
        if (service)
        {
            sink.ErrorIf(mapping.Arn is not null && mapping.Username is not null && !mapping.Groups.IsEmpty, EksctlRules.Mappings, path,
                $"'{path}' has a serviceName, so arn, username and groups must be left out");
            sink.ErrorIf(mapping.Namespace is null, EksctlRules.Mappings, path, $"'{path}' has a serviceName, so it needs a namespace");
        }
        else
        {
            sink.ErrorIf(mapping.Namespace is not null, EksctlRules.Mappings, $"{path}.namespace",
                $"'{path}.namespace' needs a serviceName; a mapping itself has no namespace, bind its groups there instead");
        }

        sink.ErrorIf(mapping.Account is not null && (identity || service || mapping.Namespace is not null), EksctlRules.Mappings, $"{path}.account",
            $"'{path}.account' must be the only key; write the rest as a mapping of its own");
        if (mapping.Account is { } account && !Account().IsMatch(account))
        {
            sink.Warn(EksctlRules.Mappings, $"{path}.account",
                $"'{path}.account' ('{account}') is not an account of twelve digits; write it with all digits, in quotes");
        }

        sink.ErrorIf(!service && mapping.Account is null && mapping.Arn is null, EksctlRules.Mappings, path, $"'{path}' names nobody; write its 'arn'");
    }

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex Account();
}
