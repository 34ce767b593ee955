using System.CommandLine;
using EksAccessConstructs.Access;
using EksAccessConstructs.Authorization;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Cli.Arguments;
using EksAccessConstructs.Cli.Inputs;
using EksAccessConstructs.Cli.Printing;

namespace EksAccessConstructs.Cli.Commands;

/// <summary><c>eks-access whoami</c>: the Kubernetes identity of a caller, or of a file of callers.</summary>
internal static class WhoAmICommand
{
    /// <summary>The verb.</summary>
    public static Command Create(ToolHost host)
    {
        var paths = Shared.Paths();
        var cluster = new ClusterOptions();
        var caller = new Option<string>("--as")
        {
            Description = "the caller's ARN, as STS returns it; a role's ARN stands for all its sessions",
            HelpName = "ARN",
        };
        var session = new Option<string>("--session-name", "--session") { Description = "the name of the session, where --as is a role", HelpName = "NAME" };
        var userId = new Option<string>("--user-id") { Description = "the user id that STS returns, such as AROAEXAMPLE:session", HelpName = "ID" };
        var key = new Option<string>("--access-key-id") { Description = "the access key that the token is signed with", HelpName = "KEY" };
        var callers = new Option<string>("--callers")
        {
            Description = "a CSV file with the columns id and arn, and stsUserId, accountId, accessKeyId, sessionName where known; - for standard input",
            HelpName = "FILE.csv",
        };
        var name = new Option<string>("--private-dns-name")
        {
            Description = "the private DNS name that EC2 would give for the instance of a node's session",
            HelpName = "NAME",
        };
        var gate = new Option<bool>("--sso-role-match")
        {
            Description = "take the authenticator's alpha feature gate SSORoleMatch for turned on; EKS leaves it off",
        };
        var command = new Command("whoami", "Say who a caller is to Kubernetes: user name and groups, by access entry or aws-auth.")
        {
            paths, caller, session, userId, key, callers, name, gate
        };
        cluster.AddTo(command);
        command.SetAction(parsed => (int)Run(
            new WhoAmIArguments(
                parsed.GetValue(paths) ?? [], parsed.GetValue(caller), parsed.GetValue(session), parsed.GetValue(userId), parsed.GetValue(key),
                parsed.GetValue(callers),
                parsed.GetValue(name), parsed.GetValue(gate), cluster.Of(parsed)),
            host));
        return command;
    }

    private static ExitCode Run(WhoAmIArguments arguments, ToolHost host)
    {
        if (arguments.Caller is null == arguments.Callers is null)
        {
            throw new UsageException("say who asks: either --as ARN or --callers FILE.csv");
        }

        var (snapshot, findings) = ClusterFiles.ReadAnyway(arguments.Paths, arguments.Cluster, host);
        var authorizer = EksAuthorizer.Create(snapshot, new AwsAuthMapperOptions
        {
            SsoRoleMatch = arguments.SsoRoleMatch,
            PrivateDnsName = arguments.PrivateDnsName is { } name ? _ => name : null,
        });
        if (arguments.Callers is not { } file)
        {
            return One(arguments, authorizer, host);
        }

        Many(file, authorizer, host);
        return findings.Any(finding => finding.Severity is Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }

    private static ExitCode One(WhoAmIArguments arguments, EksAuthorizer authorizer, ToolHost host)
    {
        var reading = CallerIdentity.Read(arguments.Caller ?? "", arguments.UserId, accessKeyId: arguments.AccessKeyId, sessionName: arguments.SessionName);
        if (reading.Value is not { } caller)
        {
            FindingPrinter.Text(reading.Findings, host.Error, new Paint(on: false));
            return ExitCode.Findings;
        }

        var login = authorizer.Authenticate(caller);
        host.Out.WriteLine($"mapped    {login.Word}");
        host.Out.WriteLine($"looked up {caller.CanonicalArn}");
        host.Out.WriteLine($"by        {AuthenticationWords.By(login)}");
        foreach (var way in login.Possible)
        {
            host.Out.WriteLine($"username  {(way.Identity.Username.Text.Length == 0 ? "''" : way.Identity.Username)}");
            host.Out.WriteLine($"groups    {string.Join(", ", way.Identity.Groups.Select(group => group.Length == 0 ? "''" : group))}".TrimEnd());
        }

        Notes.Write(login.Causes, authorizer
            .Deciding(other => AuthenticationWords.Answer(other.Authenticate(caller)))
            .Select(assumption => assumption.Reason)
            .ToValueList(), host);
        return login.Word == "yes" ? ExitCode.Fine : ExitCode.Findings;
    }

    private static void Many(string file, EksAuthorizer authorizer, ToolHost host)
    {
        host.Out.Write("id,mapped,username,groups\n");
        using var reader = SourceFiles.Open(file, host);
        foreach (var row in new CsvReader(reader).Rows())
        {
            var id = row.GetValueOrDefault("id", "");
            var arn = row.GetValueOrDefault("arn") ?? throw new UsageException($"'{file}' has no column 'arn'");
            var caller = CallerIdentity.Read(arn, Known(row, "stsUserId"), Known(row, "accountId"), Known(row, "accessKeyId"), Known(row, "sessionName")).Value;
            var login = caller is null ? null : authorizer.Authenticate(caller);
            var ways = login?.Possible.Select(way => way.Identity).ToValueList() ?? [];
            foreach (var identity in ways.IsEmpty ? [new IdentityPattern(new UsernamePattern(""), [])] : ways)
            {
                CsvLine.Write(host.Out, id, login?.Word ?? "error", identity.Username.Text, string.Join('|', identity.Groups));
            }
        }
    }

    private static string? Known(IReadOnlyDictionary<string, string> row, string column) => row.GetValueOrDefault(column) is { Length: > 0 } text ? text : null;
}

/// <summary>What <c>eks-access whoami</c> is asked.</summary>
internal sealed record WhoAmIArguments(
    IReadOnlyList<string> Paths, string? Caller, string? SessionName, string? UserId, string? AccessKeyId, string? Callers, string? PrivateDnsName,
    bool SsoRoleMatch, ClusterRequest Cluster);
