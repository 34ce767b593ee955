using EksAccessConstructs.Rights;

namespace EksAccessConstructs.Pages;

/// <summary>Somebody with rights, and how it gets in.</summary>
/// <param name="Name">Who.</param>
/// <param name="LetIn">What lets it in: access entries, rows of aws-auth; empty for a subject that nobody from IAM carries.</param>
/// <param name="Access">What it has where.</param>
internal sealed record Holder(WhoName Name, ValueList<PathStep> LetIn, ValueList<PlaceAccess> Access)
{
    /// <summary>The holder of rows of the matrix.</summary>
    public static Holder Of(IGrouping<string, LevelRow> rows)
    {
        var name = WhoName.Of(rows.Key);
        var letIn = rows.SelectMany(row => row.Ways).Select(way => way.LetInBy).OfType<PathStep>().Distinct().ToValueList();
        return new(name, letIn, rows.Select(PlaceAccess.Of).ToValueList());
    }
}

/// <summary>What somebody has in a place.</summary>
/// <param name="Where">The place.</param>
/// <param name="Level">How much.</param>
/// <param name="IsMaybe">True where what is not known could make it more.</param>
/// <param name="Through">The ways to it, each without what lets the holder in: group, binding and role, or an access policy.</param>
internal sealed record PlaceAccess(string Where, AccessLevel Level, bool IsMaybe, ValueList<ValueList<PathStep>> Through)
{
    /// <summary>The level in words.</summary>
    public string Word => IsMaybe ? $"perhaps {Level.Word()}" : Level.Word();

    /// <summary>True for all rights in the whole cluster.</summary>
    public bool IsAdministrator => Level is AccessLevel.ClusterAdmin && Where == Places.Cluster;

    /// <summary>What a row of the matrix says.</summary>
    public static PlaceAccess Of(LevelRow row) =>
        new(row.Where, row.Level, row.IsMaybe, row.Ways.Select(way => way.Right).Distinct().ToValueList());
}

/// <summary>All of one kind with the same access through the same things. They are told of together.</summary>
/// <param name="Holders">Who.</param>
internal sealed record SameAccess(ValueList<Holder> Holders)
{
    /// <summary>Their names.</summary>
    public ValueList<WhoName> Names => Holders.Select(holder => holder.Name).ToValueList();

    /// <summary>What each of them has.</summary>
    public ValueList<PlaceAccess> Access => Holders[0].Access;

    /// <summary>What they are.</summary>
    public WhoKind Kind => Holders[0].Name.Kind;

    /// <summary>True where each of them may do everything in the whole cluster.</summary>
    public bool IsAdministrator => Access.Any(place => place.IsAdministrator);

    /// <summary>The places in which they have something of their own.</summary>
    public IEnumerable<string> Where => Access.Select(place => place.Where);

    /// <summary>Everybody in a matrix: administrators first, else in its order.</summary>
    public static ValueList<SameAccess> Of(ValueList<LevelRow> levels) => levels.GroupBy(row => row.Who, StringComparer.Ordinal)
        .Select(Holder.Of)
        .GroupBy(holder => (holder.Name.Kind, holder.Access))
        .Select(same => new SameAccess(same.ToValueList()))
        .OrderBy(same => same.IsAdministrator ? 0 : 1)
        .ToValueList();
}
