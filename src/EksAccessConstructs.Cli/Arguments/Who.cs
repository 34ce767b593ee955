using System.CommandLine;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Arguments;

/// <summary>Who is asked about: an IAM principal, or a Kubernetes user with groups.</summary>
/// <param name="Principal">The ARN of a role, user or session; null where a Kubernetes user is given.</param>
/// <param name="Session">The session name of a role; null for any session.</param>
/// <param name="User">The Kubernetes user; null where a principal is given.</param>
/// <param name="Groups">Its groups.</param>
internal sealed record Who(string? Principal, string? Session, string? User, ValueList<string> Groups)
{
    /// <summary>The Kubernetes identity that is given; a service account is in its groups, everybody but the anonymous user
    /// in <c>system:authenticated</c>.</summary>
    public Identity ToIdentity()
    {
        var given = new Identity(User ?? "", Groups);
        var account = given.AsServiceAccount() is var (@namespace, name) ? Identity.ServiceAccount(@namespace, name).Groups : [];
        var groups = given.User == Identity.AnonymousUser ? given.Groups.Append(Identity.UnauthenticatedGroup) : given.Groups.Concat(account);
        return (given with { Groups = groups.Distinct(StringComparer.Ordinal).ToValueList() }).WithImpliedGroups();
    }
}

/// <summary>The options that say who.</summary>
internal sealed class WhoOptions
{
    private readonly Option<string?> principal = new("--as")
    {
        Description = "an IAM role, user or session by ARN: decided by access entries, aws-auth, RBAC and access policies",
        HelpName = "ARN",
    };
    private readonly Option<string?> session = new("--session-name", "--session")
    {
        Description = "the session name of a role; default: the answer for every session",
        HelpName = "NAME",
    };
    private readonly Option<string?> user = new("--user")
    {
        Description = "a Kubernetes user, such as kim or system:serviceaccount:NAMESPACE:NAME: decided by RBAC alone",
        HelpName = "USER",
    };
    private readonly Option<string[]> groups = new("--group") { Description = "a Kubernetes group of the user; may be repeated", HelpName = "GROUP" };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(principal);
        command.Add(session);
        command.Add(user);
        command.Add(groups);
    }

    /// <summary>What they say.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="required">Whether somebody must be named.</param>
    /// <exception cref="UsageException">They contradict each other, or nobody is named.</exception>
    public Who Of(ParseResult parsed, bool required = true)
    {
        var who = new Who(parsed.GetValue(principal), parsed.GetValue(session), parsed.GetValue(user), [.. parsed.GetValue(groups) ?? []]);
        return who switch
        {
            { Principal: not null, User: not null } => throw new UsageException("--as names an IAM principal and --user a Kubernetes user; give one of them"),
            { Principal: not null, Groups.IsEmpty: false } =>
                throw new UsageException("--group goes with --user; the groups of an IAM principal come from its access entry or aws-auth"),
            { Principal: null, Session: not null } => throw new UsageException("--session-name goes with --as"),
            { Principal: null, User: null, Groups.IsEmpty: false } => who with { User = "" },
            { Principal: null, User: null } when required =>
                throw new UsageException("say who: --as ARN for an IAM principal, or --user USER --group GROUP for a Kubernetes user"),
            _ => who,
        };
    }
}
