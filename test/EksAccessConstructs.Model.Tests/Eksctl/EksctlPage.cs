using EksAccessConstructs.Eksctl;

namespace EksAccessConstructs.Tests.Eksctl;

/// <summary>The table of keys in docs/eksctl.md, as the code has it.</summary>
internal static class EksctlPage
{
    public static string Keys() => string.Join('\n', CarriedKeys.All.Select(key => $"| `{key.Path}` | {Word(key.State)} | {key.Note} |"));

    private static string Word(KeyState state) => state switch
    {
        KeyState.Carried => "carried",
        KeyState.Later => "not yet",
        KeyState.Unused => "no effect",
        KeyState.Answered => "refused with an answer",
    };
}
