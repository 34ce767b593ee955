using EksAccessConstructs.Access;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Eksctl.Readers;

/// <summary>Reads <c>accessConfig</c>, <c>iamIdentityMappings</c> and <c>identityProviders</c>.</summary>
internal static class AccessReader
{
    public static AccessConfig Config(YamlFields fields) => new()
    {
        Origin = fields.Location,
        AuthenticationMode = Mode(fields),
        BootstrapClusterCreatorAdminPermissions = fields.Boolean("bootstrapClusterCreatorAdminPermissions"),
        AccessEntries = fields.Parts("accessEntries", Entry),
    };

    public static AccessPolicyConfig? Policy(YamlFields fields)
    {
        var policy = Arn(fields, "policyARN");
        var type = "";
        var namespaces = default(ValueList<string>);
        fields.Within("accessScope", scope =>
        {
            type = scope.RequiredText("type") ?? "";
            namespaces = scope.Texts("namespaces");
        });
        if (!fields.Has("accessScope"))
        {
            fields.Findings.Add(TextRules.MissingKey.At(fields.Location, $"'{fields.NameOf("accessScope.type")}' is required: cluster or namespace"));
        }

        return policy is null ? null : new AccessPolicyConfig { Origin = fields.Location, PolicyArn = policy, ScopeType = type, Namespaces = namespaces };
    }

    public static IdentityMappingConfig Mapping(YamlFields fields) => new()
    {
        Origin = fields.Location,
        Arn = fields.Word("arn"),
        Username = fields.Word("username"),
        Groups = fields.Texts("groups"),
        Account = fields.Word("account"),
        ServiceName = fields.Word("serviceName"),
        Namespace = fields.Word("namespace"),
        NoDuplicateArns = fields.Boolean("noDuplicateARNs"),
    };

    /// <summary>An identity provider, whose keys eksctl alone takes in any case.</summary>
    public static IdentityProviderConfig? Provider(YamlFields fields)
    {
        var inner = fields.InAnyCase("type", "name", "issuerURL", "clientID", "usernameClaim", "usernamePrefix", "groupsClaim", "groupsPrefix",
            "requiredClaims", "tags");
        var provider = ReadProvider(inner);
        inner.RefuseOthers();
        fields.Know([.. fields.Map.Entries.Select(entry => entry.Key)]);
        return provider;
    }

    private static IdentityProviderConfig? ReadProvider(YamlFields fields)
    {
        var type = fields.RequiredText("type");
        if (type is not null and not "oidc")
        {
            fields.Findings.Add(TextRules.BadValue.At(fields.SpotOf("type"),
                $"'{fields.NameOf("type")}' ('{type}') must be oidc; EKS knows no other kind of identity provider"));
        }

        var name = fields.RequiredText("name");
        var issuer = fields.RequiredText("issuerURL");
        var client = fields.RequiredText("clientID");
        var provider = new IdentityProviderConfig
        {
            Origin = fields.Location,
            Type = type ?? "oidc",
            Name = name ?? "",
            IssuerUrl = issuer ?? "",
            ClientId = client ?? "",
            UsernameClaim = fields.Word("usernameClaim"),
            UsernamePrefix = fields.Word("usernamePrefix"),
            GroupsClaim = fields.Word("groupsClaim"),
            GroupsPrefix = fields.Word("groupsPrefix"),
            RequiredClaims = fields.Pairs("requiredClaims"),
            Tags = fields.Pairs("tags"),
        };
        return name is null || issuer is null || client is null ? null : provider;
    }

    private static AccessEntryConfig? Entry(YamlFields fields)
    {
        var principal = Arn(fields, "principalARN");
        var entry = new AccessEntryConfig
        {
            Origin = fields.Location,
            PrincipalArn = principal ?? "",
            Type = fields.Word("type"),
            KubernetesGroups = fields.Texts("kubernetesGroups"),
            KubernetesUsername = fields.Word("kubernetesUsername"),
            AccessPolicies = fields.Parts("accessPolicies", Policy),
        };
        return principal is null ? null : entry;
    }

    private static string? Arn(YamlFields fields, string key) => fields.RequiredText(key) is null ? null : fields.Arn(key);

    private static ClusterAuthenticationMode? Mode(YamlFields fields)
    {
        const string Key = "authenticationMode";
        if (fields.Word(Key) is not { } word)
        {
            return null;
        }

        var mode = AuthenticationModes.FromApiValue(word);
        if (mode is null)
        {
            var meant = Suggestion.DidYouMean(word, ["API", "API_AND_CONFIG_MAP", "CONFIG_MAP"]);
            fields.Findings.Add(TextRules.BadValue.At(fields.SpotOf(Key),
                $"'{fields.NameOf(Key)}' ('{word}') must be API, API_AND_CONFIG_MAP or CONFIG_MAP{meant}"));
        }

        return mode;
    }
}
