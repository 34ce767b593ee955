namespace EksAccessConstructs.Pods.Metadata;

/// <summary>The flags of kiam's server and agent that decide about roles.</summary>
/// <remarks>Source: cmd/kiam of uswitch/kiam at 29504044. That the three certificates are named is not asked here.</remarks>
public sealed record KiamSettings
{
    private static readonly Dictionary<string, FlagKind> Shared = new(StringComparer.Ordinal)
    {
        ["json-log"] = FlagKind.Switch,
        ["level"] = FlagKind.Text,
        ["prometheus-listen-addr"] = FlagKind.Text,
        ["prometheus-sync-interval"] = FlagKind.Duration,
        ["pprof-listen-addr"] = FlagKind.Text,
        ["cert"] = FlagKind.Text,
        ["key"] = FlagKind.Text,
        ["ca"] = FlagKind.Text,
        ["grpc-keepalive-time-duration"] = FlagKind.Duration,
        ["grpc-keepalive-timeout-duration"] = FlagKind.Duration,
    };

    private static readonly Dictionary<string, FlagKind> OfServer = new(Shared, StringComparer.Ordinal)
    {
        ["fetchers"] = FlagKind.Text,
        ["prefetch-buffer-size"] = FlagKind.Text,
        ["bind"] = FlagKind.Text,
        ["kubeconfig"] = FlagKind.Text,
        ["sync"] = FlagKind.Duration,
        ["role-base-arn"] = FlagKind.Text,
        ["role-base-arn-autodetect"] = FlagKind.Switch,
        ["disable-strict-namespace-regexp"] = FlagKind.Switch,
        ["session"] = FlagKind.Text,
        ["session-duration"] = FlagKind.Duration,
        ["session-refresh"] = FlagKind.Duration,
        ["assume-role-arn"] = FlagKind.Text,
        ["region"] = FlagKind.Text,
        ["grpc-max-connection-idle-duration"] = FlagKind.Duration,
        ["grpc-max-connection-age-duration"] = FlagKind.Duration,
        ["grpc-max-connection-age-grace-duration"] = FlagKind.Duration,
    };

    private static readonly Dictionary<string, FlagKind> OfAgent = new(Shared, StringComparer.Ordinal)
    {
        ["grpc-keepalive-permit-without-stream"] = FlagKind.Switch,
        ["server-address"] = FlagKind.Text,
        ["server-address-refresh"] = FlagKind.Duration,
        ["gateway-timeout-creation"] = FlagKind.Duration,
        ["port"] = FlagKind.Text,
        ["allow-ip-query"] = FlagKind.Switch,
        ["allow-route-regexp"] = FlagKind.Text,
        ["whitelist-route-regexp"] = FlagKind.Text, // its name before version 4
        ["iptables"] = FlagKind.Switch,
        ["iptables-remove"] = FlagKind.Switch,
        ["host"] = FlagKind.Text,
        ["host-interface"] = FlagKind.Text,
    };

    /// <summary>Why server or agent do not start; null where nothing in the flags keeps them from starting.</summary>
    /// <value>Default: null.</value>
    public string? Problem { get; private init; }

    /// <summary>False where the server is not known, so that nobody can tell what it allows.</summary>
    /// <value>Default: true.</value>
    public bool HasServer { get; init; } = true;

    /// <summary>False where the agent is not known.</summary>
    /// <value>Default: true.</value>
    public bool HasAgent { get; init; } = true;

    /// <summary><c>--role-base-arn</c>: what is put before names of roles, as it is written.</summary>
    /// <value>Default: empty.</value>
    public string BaseRoleArn { get; init; } = "";

    /// <summary><c>--role-base-arn-autodetect</c>: the base is made of the ARN of the server's instance profile, whatever the other flag says.</summary>
    /// <value>Default: false.</value>
    public bool DetectsBase { get; init; }

    /// <summary><c>--disable-strict-namespace-regexp</c>: the expression of a namespace may match a part of an ARN.</summary>
    /// <value>Default: false.</value>
    public bool IsLoose { get; init; }

    /// <summary><c>--session</c>: the name of sessions.</summary>
    /// <value>Default: kiam.</value>
    public string SessionName { get; init; } = "kiam";

    /// <summary><c>--assume-role-arn</c>: the role that the server takes on first; null where it uses that of its node.</summary>
    /// <value>Default: null.</value>
    public string? ServerRole { get; init; }

    /// <summary><c>--allow-route-regexp</c> of the agent: other paths of the metadata service that pods may read.</summary>
    /// <value>Default: ^$, none.</value>
    public string AllowedRoutes { get; init; } = "^$";

    /// <summary><c>--allow-ip-query</c> of the agent: pods may say which pod they are.</summary>
    /// <value>Default: false.</value>
    public bool TakesAddresses { get; init; }

    /// <summary><c>--iptables</c> of the agent.</summary>
    /// <value>Default: false.</value>
    public bool AddsRule { get; init; }

    /// <summary><c>--host-interface</c> of the agent.</summary>
    /// <value>Default: docker0.</value>
    public string HostInterface { get; init; } = "docker0";

    /// <summary>What the command lines of the server and of the agent say. Words in front of the flags, such as <c>server</c>, do not matter.</summary>
    /// <param name="server">The words behind the name of the program, of the server.</param>
    /// <param name="agent">The same of the agent.</param>
    public static KiamSettings Read(IEnumerable<string> server, IEnumerable<string> agent)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(agent);
        return Read(
            CommandFlags.Read(server, OfServer, hasNegations: true),
            CommandFlags.Read(agent, OfAgent, hasNegations: true));
    }

    /// <summary>What one command line says that is not known to be the server's or the agent's.</summary>
    /// <param name="arguments">The words behind the name of the program.</param>
    internal static KiamSettings ReadEither(IEnumerable<string> arguments)
    {
        var both = new Dictionary<string, FlagKind>(OfServer.Concat(OfAgent).DistinctBy(flag => flag.Key, StringComparer.Ordinal), StringComparer.Ordinal);
        var flags = CommandFlags.Read(arguments, both, hasNegations: true);
        return Read(flags, flags);
    }

    private static KiamSettings Read(CommandFlags server, CommandFlags agent)
    {
        var defaults = new KiamSettings();
        return new KiamSettings
        {
            Problem = (server.Problem is { } ofServer ? $"the server does not start: {ofServer}" : null)
                ?? (agent.Problem is { } ofAgent ? $"the agent does not start: {ofAgent}" : null),
            BaseRoleArn = server.Text("role-base-arn") ?? "",
            DetectsBase = server.IsOn("role-base-arn-autodetect"),
            IsLoose = server.IsOn("disable-strict-namespace-regexp"),
            SessionName = server.Text("session") ?? defaults.SessionName,
            ServerRole = server.Text("assume-role-arn") is { Length: > 0 } role ? role : null,
            AllowedRoutes = agent.Text("allow-route-regexp") ?? agent.Text("whitelist-route-regexp") ?? defaults.AllowedRoutes,
            TakesAddresses = agent.IsOn("allow-ip-query"),
            AddsRule = agent.IsOn("iptables"),
            HostInterface = agent.Text("host-interface") ?? defaults.HostInterface,
        };
    }
}
