namespace EksAccessConstructs.Rbac;

/// <summary>A request or rule boiled down to bits, to tell quickly that a rule cannot match. A hit still has to be checked with
/// <see cref="RuleMatch"/>.</summary>
/// <param name="Verbs">A bit for each verb.</param>
/// <param name="Groups">A bit for each API group.</param>
/// <param name="Resources">A bit for each resource as a rule would write it.</param>
internal readonly record struct RuleFilter(ulong Verbs, ulong Groups, ulong Resources)
{
    private const uint Seed = 2166136261;

    /// <summary>All bits.</summary>
    public static RuleFilter Everything { get; } = new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue);

    /// <summary>The bits of what a rule allows; a star is all of them.</summary>
    public static RuleFilter Of(RbacRule rule) => new(Bits(rule.Verbs), Bits(rule.ApiGroups), Bits(rule.Resources));

    /// <summary>The bits of a request: a rule that allows it has at least one of each.</summary>
    public static RuleFilter Of(ResourceRequest request)
    {
        var resource = request.Subresource.Length == 0
            ? Bit(Hash(Seed, request.Resource))
            : Bit(Hash(Hash(Hash(Seed, request.Resource), "/"), request.Subresource)) | Bit(Hash(Hash(Seed, "*/"), request.Subresource));
        return new(Bit(Hash(Seed, request.Verb)), Bit(Hash(Seed, request.Group)), resource);
    }

    /// <summary>False where no rule behind these bits can allow the request.</summary>
    public bool MayAllow(in RuleFilter request) => (Verbs & request.Verbs) != 0 && (Groups & request.Groups) != 0 && (Resources & request.Resources) != 0;

    /// <summary>The bits of both.</summary>
    public static RuleFilter operator |(RuleFilter left, RuleFilter right) =>
        new(left.Verbs | right.Verbs, left.Groups | right.Groups, left.Resources | right.Resources);

    private static ulong Bits(ValueList<string> texts)
    {
        var bits = 0UL;
        foreach (var text in texts)
        {
            bits |= text == RuleMatch.All ? ulong.MaxValue : Bit(Hash(Seed, text));
        }

        return bits;
    }

    private static ulong Bit(uint hash) => 1UL << (int)((hash ^ (hash >> 15)) & 63);

    private static uint Hash(uint hash, string text)
    {
        foreach (var character in text)
        {
            hash = (hash ^ character) * 16777619;
        }

        return hash;
    }
}
