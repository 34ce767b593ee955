using System.Runtime.InteropServices;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Audit;

/// <summary>Adds up the events of audit logs as they are read: who asked for what, how often, from when to when.</summary>
/// <remarks>
/// Memory does not grow with the number of events, only with that of users and of different requests, and both have limits (EKS248). Of names and URLs
/// only so many are kept.
/// </remarks>
internal sealed class AuditTally
{
    /// <summary>How many names of objects are kept for requests that differ in nothing else.</summary>
    public const int MostNames = 1000;

    /// <summary>How many URLs are kept of one user.</summary>
    public const int MostUrls = 1000;

    private const int MostActors = 50_000;
    private const int MostUses = 1_000_000;

    private readonly Dictionary<(string User, string Arn), List<Actor>> actors = [];
    private int actorCount;
    private int uses;
    private long events;
    private long unanswered;
    private long others;
    private long broken;

    /// <summary>How many events with an answer there are so far.</summary>
    public long Events => events;

    /// <summary>How many events there are so far, answered or not.</summary>
    public long AllEvents => events + unanswered;

    /// <summary>True where there is no room for what else is in the log.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Counts a record that is no event.</summary>
    public void Other() => others++;

    /// <summary>Counts a record that cannot be read.</summary>
    public void Broken() => broken++;

    /// <summary>Adds one event. Who impersonates is counted for that, and whom it impersonates for the rest.</summary>
    public void Add(AuditEvent one)
    {
        if (!one.IsAnswered)
        {
            unanswered++;
            return;
        }

        events++;
        if (one.User.Name.Length == 0 || IsFull)
        {
            return;
        }

        var real = Of(one.User, one.Received);
        if (one.Impersonated.Name.Length == 0)
        {
            Add(real, one);
            return;
        }

        foreach (var (resource, group, subresource, space, name) in Impersonation.Asked(one.Impersonated))
        {
            Add(real, new Key("impersonate", group, resource, subresource, space), name, one, isDenied: false);
        }

        Add(Of(one.Impersonated, one.Received), one);
    }

    /// <summary>What has been added so far.</summary>
    public AuditLog ToLog()
    {
        var found = actors.Values.SelectMany(same => same)
            .OrderBy(actor => actor.Arn, StringComparer.Ordinal).ThenBy(actor => actor.User, StringComparer.Ordinal)
            .ThenBy(actor => string.Join('\0', actor.Groups), StringComparer.Ordinal)
            .Select(actor => actor.ToActor())
            .ToValueList();
        var times = found.Where(actor => actor.First != default).ToList();
        return new(
            found, events, unanswered, others, broken,
            times.Count == 0 ? null : times.Min(actor => actor.First), times.Count == 0 ? null : times.Max(actor => actor.Last));
    }

    // Refused while impersonating is either of the two; the event does not tell which, and the one who was to be is told as refused.
    private void Add(Actor actor, AuditEvent one)
    {
        if (!one.HasObject)
        {
            AddUrl(actor, one);
            return;
        }

        var key = new Key(one.Verb, one.Group, one.Resource, one.Subresource, one.Namespace);
        var name = RequestVerbs.CarriesName(one.Verb, one.Subresource) ? one.Name : "";
        Add(actor, key, name, one, one.IsDenied);

        // What makes an object by replacing or patching it is asked for create as well.
        if (one is { Code: 201, IsDenied: false, Verb: "update" or "patch" })
        {
            Add(actor, key with { Verb = "create" }, name, one, isDenied: false);
        }
    }

    private void AddUrl(Actor actor, AuditEvent one)
    {
        if (one.Path.Length == 0)
        {
            return;
        }

        if (actor.Urls >= MostUrls && !actor.Knows(one.IsDenied, Url(one)))
        {
            actor.HasMoreUrls |= !one.IsDenied;
            return;
        }

        Add(actor, Url(one), "", one, one.IsDenied);
    }

    private static Key Url(AuditEvent one) => new(one.Verb, "", "", one.Path, "");

    private void Add(Actor actor, Key key, string name, AuditEvent one, bool isDenied)
    {
        ref var use = ref CollectionsMarshal.GetValueRefOrAddDefault(isDenied ? actor.Denied : actor.Allowed, key, out var isKnown);
        if (!isKnown)
        {
            actor.Urls += key.Resource.Length == 0 ? 1 : 0;
            IsFull |= ++uses > MostUses;
            use = new Use(one.Received, one.Reason);
        }

        use?.Add(name, one.Received);
    }

    private Actor Of(AuditedUser user, DateTimeOffset time)
    {
        ref var same = ref CollectionsMarshal.GetValueRefOrAddDefault(actors, (user.Name, user.CanonicalArn), out _);
        var actor = Find(same ??= [], user);
        if (actor is null)
        {
            actor = new Actor(user.Name, user.CanonicalArn, [.. user.Groups], time);
            same.Add(actor);
            IsFull |= ++actorCount > MostActors;
        }

        actor.See(time);
        return actor;
    }

    private static Actor? Find(List<Actor> same, AuditedUser user)
    {
        foreach (var actor in same)
        {
            if (actor.Groups.AsSpan().SequenceEqual(CollectionsMarshal.AsSpan(user.Groups)))
            {
                return actor;
            }
        }

        return null;
    }

    private readonly record struct Key(string Verb, string Group, string Resource, string Subresource, string Namespace)
    {
        public AccessRequest Request =>
            Resource.Length == 0 ? new UrlRequest(Verb, Subresource) : new ResourceRequest(Verb, Group, Resource, Subresource, "", Namespace);
    }

    // There may be a million of these, most of them with one name.
    private sealed class Use(DateTimeOffset first, string reason)
    {
        private long earliest = first.UtcTicks;
        private long latest = first.UtcTicks;
        private string? name;
        private HashSet<string>? names;
        private bool isWithoutName;
        private bool hasMoreNames;
        private long count;

        public void Add(string asked, DateTimeOffset time)
        {
            count++;
            earliest = Math.Min(earliest, time.UtcTicks);
            latest = Math.Max(latest, time.UtcTicks);
            isWithoutName |= asked.Length == 0;
            if (asked.Length > 0 && asked != (name ??= asked))
            {
                AddName(asked, name);
            }
        }

        public AuditUse ToUse(AccessRequest request) => new(
            request, (names ?? (name is null ? [] : [name])).Order(StringComparer.Ordinal).ToValueList(), isWithoutName, hasMoreNames, count,
            new DateTimeOffset(earliest, TimeSpan.Zero), new DateTimeOffset(latest, TimeSpan.Zero), reason);

        private void AddName(string asked, string known)
        {
            names ??= new(StringComparer.Ordinal) { known };
            if (!names.Contains(asked))
            {
                hasMoreNames |= names.Count >= MostNames || !names.Add(asked);
            }
        }
    }

    private sealed class Actor(string user, string arn, string[] groups, DateTimeOffset first)
    {
        private DateTimeOffset earliest = first;
        private DateTimeOffset latest = first;
        private long seen;

        public string User => user;

        public string Arn => arn;

        public string[] Groups => groups;

        public Dictionary<Key, Use> Allowed { get; } = [];

        public Dictionary<Key, Use> Denied { get; } = [];

        public int Urls { get; set; }

        public bool HasMoreUrls { get; set; }

        public bool Knows(bool isDenied, Key url) => (isDenied ? Denied : Allowed).ContainsKey(url);

        public void See(DateTimeOffset time)
        {
            seen++;
            earliest = time < earliest ? time : earliest;
            latest = time > latest ? time : latest;
        }

        public AuditActor ToActor() =>
            new(new Identity(user, [.. groups]), arn, Uses(Allowed), Uses(Denied), HasMoreUrls, seen, earliest, latest);

        private static ValueList<AuditUse> Uses(Dictionary<Key, Use> uses) => uses
            .OrderBy(use => use.Key.Namespace, StringComparer.Ordinal).ThenBy(use => use.Key.Group, StringComparer.Ordinal)
            .ThenBy(use => use.Key.Resource, StringComparer.Ordinal).ThenBy(use => use.Key.Subresource, StringComparer.Ordinal)
            .ThenBy(use => use.Key.Verb, StringComparer.Ordinal)
            .Select(use => use.Value.ToUse(use.Key.Request))
            .ToValueList();
    }
}
