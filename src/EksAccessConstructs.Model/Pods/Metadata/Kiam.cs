using System.Text.RegularExpressions;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Pods.Metadata;

/// <summary>kiam: which role it gives to which pod.</summary>
/// <remarks>Source: cmd/kiam, pkg/server, pkg/aws and pkg/k8s of uswitch/kiam at 29504044, its last state.</remarks>
public sealed partial class Kiam : MetadataServer
{
    private const int LongestSession = 64;

    private readonly KiamSettings settings;
    private readonly string? baseArn;
    private readonly GoRegexp? allowedRoutes;

    /// <summary>kiam with its flags, on nodes, before pods.</summary>
    public Kiam(KiamSettings settings, NodeMetadata node, PodWorld world)
        : base(world)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(world);
        this.settings = settings;
        allowedRoutes = GoRegexp.Compile(settings.AllowedRoutes is "" ? "^$" : settings.AllowedRoutes, out var problem);
        baseArn = Base(settings, node);
        StartProblem = settings.Problem
            ?? (settings is { HasServer: true, DetectsBase: false, BaseRoleArn: "" }
                ? "the server does not start: neither --role-base-arn nor --role-base-arn-autodetect" : null)
            ?? (problem is null ? null : $"the agent does not start: --allow-route-regexp does not compile: {problem}")
            ?? (world.Pods.FirstOrDefault(pod => IsCutOff(RoleOfPod(pod))) is { } cutOff
                ? $"the server ends with a panic when it reads pod {cutOff.Id}, whose role '{RoleOfPod(cutOff)}' is the beginning of an ARN"
                : null);
    }

    /// <inheritdoc/>
    public override string Name => "kiam";

    /// <inheritdoc/>
    public override string? StartProblem { get; }

    /// <summary>Compiles the expression of a namespace as kiam does; null with the reason where it cannot.</summary>
    internal static GoRegexp? Expression(string text, bool isLoose, out string? problem) => GoRegexp.Compile(isLoose ? text : $"^{text}$", out problem);

    private protected override MetadataAnswer Routed(string address, string method, MetadataPath path)
    {
        var asked = settings.TakesAddresses ? AskedAddress(path) ?? address : address;
        return (path.Path, path.Role) switch
        {
            ("/ping" or "/health", _) => new(MetadataOutcome.OwnAnswer, 200, "the agent's own endpoint"),
            (_, "") => path.IsListWithoutSlash ? List(asked).Because($"the path was first cleaned by a redirect to {path.Path}/") : List(asked),
            (_, { } role) => Credentials(asked, role),
            _ => Other(method, path.Path),
        };
    }

    private MetadataAnswer List(string address)
    {
        var (pod, problem) = PodAt(address);
        if (pod is null)
        {
            return problem;
        }

        return RoleOfPod(pod) is { Length: > 0 } role
            ? new MetadataAnswer(MetadataOutcome.NameOnly, 200,
                "only the annotation of the pod, as written; the namespace is not checked at this step")
            { Body = role }
            : new MetadataAnswer(MetadataOutcome.NotFound, 404, "no role annotation, or an empty one");
    }

    private MetadataAnswer Credentials(string address, string wanted)
    {
        if (!settings.HasServer)
        {
            return new(MetadataOutcome.Unknown, 0, "the server of kiam, which decides, is not among the files");
        }

        var (pod, problem) = PodAt(address);
        if (pod is null)
        {
            return problem;
        }

        var annotated = RoleOfPod(pod);
        if (annotated.Length == 0)
        {
            return Failure("the pod has no role annotation, so no request can equal it");
        }

        if (IsCutOff(wanted))
        {
            return Failure($"the server ends with a panic: '{wanted}' is the beginning of an ARN");
        }

        if (Resolved(wanted) is not { } role || Resolved(annotated) is not { } own)
        {
            return new(MetadataOutcome.Unknown, 0, "the base ARN is made of the server's instance profile, which no file says; give --instance-profile");
        }

        if (role != own)
        {
            return new(MetadataOutcome.Denied, 500, "the role in the path is not the annotated role (both the ARN and the name part must be equal)");
        }

        return Permitted(pod, role.Arn) ?? new MetadataAnswer(MetadataOutcome.Role, 200, Why(pod))
        {
            Role = role.Arn,
            ExternalId = pod.Template.Annotations[RoleAnnotations.ExternalId] is { Length: > 0 } id ? id : null,
            SessionName = SessionName(pod.Template.Annotations[RoleAnnotations.SessionName]),
        };
    }

    // What refuses a role in the namespace of a pod; null where nothing does.
    private MetadataAnswer? Permitted(Workload pod, string role)
    {
        if (AnnotationsOf(pod.Namespace) is not { } annotations)
        {
            return Failure("the server ends with a panic: the namespace of the pod is not known");
        }

        if (annotations[RoleAnnotations.Permitted] is not { Length: > 0 } text)
        {
            return new(MetadataOutcome.Denied, 500, $"namespace {pod.Namespace} has no expression");
        }

        if (Expression(text, settings.IsLoose, out _) is not { } expression)
        {
            return Failure($"the expression '{text}' does not compile");
        }

        return expression.IsMatch(role) ? null
            : new(MetadataOutcome.Denied, 500, $"the expression '{text}' of namespace {pod.Namespace} does not match the role "
                + $"ARN{(settings.IsLoose ? "" : " as a whole")}");
    }

    private string Why(Workload pod) => "the role in the path equals the annotated role, and the expression "
        + $"'{AnnotationsOf(pod.Namespace)?[RoleAnnotations.Permitted]}' matches "
            + $"{(settings.IsLoose ? "somewhere in the ARN" : "the ARN between ^ and $ as kiam builds them")}";

    private MetadataAnswer Other(string method, string path)
    {
        if (allowedRoutes?.IsMatch(path) is true)
        {
            return new(MetadataOutcome.Proxied, 200, "passed to the metadata service: --allow-route-regexp matches the path");
        }

        return method == "PUT" && TokenRoute().IsMatch(path)
            ? new(MetadataOutcome.Proxied, 200, "passed to the metadata service: a token request always is")
            : new(MetadataOutcome.NotFound, 404, path.Contains('\n', StringComparison.Ordinal)
                ? "the line end keeps the path out of the credentials route, and --allow-route-regexp does not match it"
                : "not a credentials path, and --allow-route-regexp does not match it");
    }

    // The agent leaves the brackets of IPv6 addresses in, so no pod has them.
    private (Workload? Pod, MetadataAnswer Problem) PodAt(string address)
    {
        var isIpv6 = System.Net.IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily is System.Net.Sockets.AddressFamily.InterNetworkV6;
        var pods = isIpv6 ? [] : PodsAt(address);
        return pods switch
        {
            [var pod] => (pod, Failure("")),
            [] when isIpv6 => (null, Failure("kiam finds no pod by an IPv6 address")),
            [] => (null, Failure("no living pod has this address")),
            _ => (null, Failure("several living pods share this address")),
        };
    }

    // Null where the base would have to be known and is not.
    private Identity? Resolved(string role)
    {
        if (role.StartsWith("arn:", StringComparison.Ordinal))
        {
            var name = string.Join(':', role.Split(':')[5..]);
            return new(role, name.StartsWith("role/", StringComparison.Ordinal) ? name["role/".Length..] : name);
        }

        var trimmed = role.StartsWith('/') ? role[1..] : role;
        return baseArn is null ? null : new($"{baseArn}{trimmed}", trimmed);
    }

    private string SessionName(string? ofPod)
    {
        var name = $"kiam-{(ofPod is { Length: > 0 } ? ofPod : settings.SessionName)}";
        return NotInSessions().Replace(name.Length > LongestSession ? name[..(LongestSession - 1)] : name, "-");
    }

    private static string? AskedAddress(MetadataPath path) => path.Query.Split('&').Select(pair => pair.Split('=', 2))
        .FirstOrDefault(pair => pair is ["ip", { Length: > 0 }])?[1];

    private static MetadataAnswer Failure(string reason) => new(MetadataOutcome.Error, 500, reason);

    private static string RoleOfPod(Workload pod) => pod.Template.Annotations[RoleAnnotations.Role] ?? "";

    private static bool IsCutOff(string role) => role.StartsWith("arn:", StringComparison.Ordinal) && role.Split(':').Length < 6;

    // The path of an instance profile is not kept.
    private static string? Base(KiamSettings settings, NodeMetadata node) => (settings.DetectsBase, node.InstanceProfileArn) switch
    {
        (false, _) => settings.BaseRoleArn,
        (true, null) => null,
        (true, { } profile) => $"{string.Join(':', profile.Split(':').Take(5))}:role/",
    };

    [GeneratedRegex(@"\A/?[^/]+/api/token\z")]
    private static partial Regex TokenRoute();

    [GeneratedRegex(@"[^0-9A-Za-z_+=,.@-]")]
    private static partial Regex NotInSessions();

    // A role as kiam compares it.
    private sealed record Identity(string Arn, string Name);
}
