using EksAccessConstructs.Compute;

namespace EksAccessConstructs.Eksctl.Rules;

/// <summary>The rules for ClusterConfigs, EKS010 to EKS039, EKS102, EKS103 and from EKS124.</summary>
/// <remarks>Values of one key alone (an ARN, a CIDR, a word from a list, a missing key) are findings of EKS007 and EKS008.</remarks>
internal static class EksctlRules
{
    /// <summary>The header names eksctl's one version and kind.</summary>
    public static readonly RuleInfo Header = new("EKS010", Severity.Error, "A ClusterConfig says apiVersion eksctl.io/v1alpha5 and kind ClusterConfig.");

    /// <summary>A key that eksctl knows is carried over.</summary>
    public static readonly RuleInfo KeyIsCarried = new("EKS011", Severity.Error, "Every key is one that this version carries over.");

    /// <summary>Name, region and version can be used.</summary>
    public static readonly RuleInfo Metadata = new("EKS012", Severity.Error, "The name, region and version are ones that EKS takes.");

    /// <summary>Tags are ones that AWS takes.</summary>
    public static readonly RuleInfo Tags = new("EKS013", Severity.Error, "Tags are at most 50 and do not begin with aws:.");

    /// <summary>Capabilities have what their type needs.</summary>
    public static readonly RuleInfo Capabilities = new("EKS014", Severity.Error,
        "A capability has a name, a known type and the configuration that its type needs.");

    /// <summary>The mode, the creator's access and the entries fit each other.</summary>
    public static readonly RuleInfo Access = new("EKS015", Severity.Error,
        "The authentication mode, the creator's access and the access entries fit each other.");

    /// <summary>An identity mapping becomes an entry without loss.</summary>
    public static readonly RuleInfo MappingIsKept = new("EKS016", Severity.Warning, "An identity mapping loses nothing when it becomes an access entry.");

    /// <summary>An identity mapping names one thing.</summary>
    public static readonly RuleInfo Mappings = new("EKS017", Severity.Error, "An identity mapping names one principal, one account or one service.");

    /// <summary>Service accounts have a role.</summary>
    public static readonly RuleInfo ServiceAccounts = new("EKS018", Severity.Error,
        "A service account with IRSA has a name, a role or policies, and an OIDC provider.");

    /// <summary>Pod identity associations have a role.</summary>
    public static readonly RuleInfo PodIdentity = new("EKS019", Severity.Error,
        "A pod identity association has a role or policies for one, not both; a service account has one association, and the agent runs.");

    /// <summary>Add-ons are named once and get their permissions one way.</summary>
    public static readonly RuleInfo Addons = new("EKS020", Severity.Error,
        "An add-on is named once, has readable configuration and gets its permissions one way.");

    /// <summary>Zones, subnets and their ways out fit each other.</summary>
    public static readonly RuleInfo Network = new("EKS021", Severity.Error, "Zones, subnets, ranges and ways out of the network fit each other.");

    /// <summary>The API can be reached.</summary>
    public static readonly RuleInfo Endpoints = new("EKS022", Severity.Error, "The API can be reached by at least one endpoint.");

    /// <summary>The public endpoint is open to those who need it.</summary>
    public static readonly RuleInfo PublicEndpointIsNarrow = new("EKS023", Severity.Warning, "A public endpoint names who may reach it.");

    /// <summary>Add-ons have nodes.</summary>
    public static readonly RuleInfo AddonsHaveNodes = new("EKS102", Severity.Warning, "Every add-on that runs pods has nodes to run them on.");

    /// <summary>What eksctl does after its stacks is known.</summary>
    public static readonly RuleInfo DoneByHand = new("EKS103", Severity.Warning,
        "What eksctl does by calls after its stacks, and no template can do, is done by hand.");

    /// <summary>EKS offers the Kubernetes version.</summary>
    public static readonly RuleInfo VersionIsOffered = new("EKS104", Severity.Error, "The Kubernetes version is one that EKS makes clusters with.");

    /// <summary>The Kubernetes version costs no more than usual.</summary>
    public static readonly RuleInfo VersionIsInStandardSupport = new("EKS105", Severity.Warning, "The Kubernetes version is in standard support.");

    /// <summary>Values are there.</summary>
    public static readonly RuleInfo ValuesAreFilledIn = new("EKS108", Severity.Error, "Every value is filled in: no variable or piece of a template is left.");

    /// <summary>Zones are named.</summary>
    public static readonly RuleInfo ZonesAreNamed = new("EKS024", Severity.Info, "A made network names its zones, so that every run makes the same.");

    /// <summary>A private cluster has no way in or out.</summary>
    public static readonly RuleInfo PrivateCluster = new("EKS025", Severity.Error,
        "A private cluster has private nodes, private subnets and no endpoint settings.");

    /// <summary>An IPv6 cluster has what it needs.</summary>
    public static readonly RuleInfo Ipv6 = new("EKS026", Severity.Error, "IPv6 settings fit the address family and its needs.");

    /// <summary>Log types and retention are ones that EKS and CloudWatch take.</summary>
    public static readonly RuleInfo Logs = new("EKS034", Severity.Error, "Log types and their retention are ones that EKS and CloudWatch take.");

    /// <summary>Fargate profiles select something.</summary>
    public static readonly RuleInfo Fargate = new("EKS035", Severity.Error, "A Fargate profile has a name and selects at least one namespace.");

    /// <summary>Auto Mode settings fit.</summary>
    public static readonly RuleInfo AutoMode = new("EKS036", Severity.Error, "Auto Mode settings fit each other and what else the cluster runs.");

    /// <summary>Hybrid node settings fit.</summary>
    public static readonly RuleInfo RemoteNetwork = new("EKS037", Severity.Error, "Hybrid node settings fit each other and the cluster.");

    /// <summary>A local cluster uses what Outposts have.</summary>
    public static readonly RuleInfo Outpost = new("EKS038", Severity.Error, "A cluster on an Outpost uses only what Outposts have.");

    /// <summary>Karpenter and Flux have what they need.</summary>
    public static readonly RuleInfo Installs = new("EKS039", Severity.Error, "Karpenter and Flux have what they need.");

    /// <summary>Service accounts have names.</summary>
    public static readonly RuleInfo PodNames = new("EKS124", Severity.Error, "A service account and its namespace have names that Kubernetes takes.");

    /// <summary>Roles to be made have names of their own.</summary>
    public static readonly RuleInfo RoleNames = new("EKS125", Severity.Error, "A role that is to be made has a name that IAM takes, and no other has it.");

    /// <summary>A role for tokens has a provider.</summary>
    public static readonly RuleInfo TokenRoleHasProvider = new("EKS126", Severity.Warning,
        "An add-on that asks for a role by IRSA is in a cluster with an OIDC provider.");

    /// <summary>Roles in annotations are whole.</summary>
    public static readonly RuleInfo AccountIsPutIn = new("EKS127", Severity.Info,
        "The role in a service account's annotation is named with the number of its account.");

    /// <summary>SSH keys are public ones.</summary>
    public static readonly RuleInfo SshKeys = new("EKS132", Severity.Error, "An SSH key is a public one that EC2 takes, and its file can be read.");

    /// <summary>Instance types are named.</summary>
    public static readonly RuleInfo TypesAreNamed = new("EKS133", Severity.Error,
        "Instance types are named, since only AWS knows which of today's types a selector means.");

    /// <summary>Names of Karpenter's parts fit.</summary>
    public static readonly RuleInfo KarpenterNames = new("EKS134", Severity.Error, "The names of Karpenter's role, profile and queue are ones that AWS takes.");

    /// <summary>Quotas that AWS raises for nobody.</summary>
    public static readonly RuleInfo FixedQuotas = new("EKS142", Severity.Error, "A cluster keeps to the quotas of EKS that AWS raises for nobody.");

    /// <summary>Quotas that AWS raises on request.</summary>
    public static readonly RuleInfo AdjustableQuotas = new("EKS143", Severity.Warning, "A cluster keeps to the quotas of EKS that an account begins with.");

    /// <summary>Every rule, in the order of codes.</summary>
    public static ValueList<RuleInfo> All { get; } =
    [
        Header, KeyIsCarried, Metadata, Tags, Capabilities, Access, MappingIsKept, Mappings, ServiceAccounts, PodIdentity, Addons, Network, Endpoints,
        PublicEndpointIsNarrow, ZonesAreNamed, PrivateCluster, Ipv6, .. NodeRules.All, Logs, Fargate, AutoMode, RemoteNetwork, Outpost, Installs,
            AddonsHaveNodes, DoneByHand, PodNames, RoleNames, TokenRoleHasProvider, AccountIsPutIn, SshKeys, TypesAreNamed, KarpenterNames,
            VersionIsOffered, VersionIsInStandardSupport, ValuesAreFilledIn, FixedQuotas, AdjustableQuotas,
    ];
}
