using EksAccessConstructs.AwsAuth;

namespace EksAccessConstructs.App;

/// <summary>Holds a change of the authentication mode against what is deployed: one step up, and nothing else in the same deployment.</summary>
internal static class ModeChange
{
    /// <summary>Every reason not to deploy; none where nobody says what is deployed, or where the stack is new.</summary>
    public static ValueList<Finding> Check(string assembly, BuiltCluster built, string? deployed)
    {
        var before = Directory.Exists(deployed) ? Path.Combine(deployed, built.Stack.TemplateFile) : deployed;
        return !File.Exists(before) ? []
            : ModeTransitionGuard.CheckTemplates(
                File.ReadAllText(before), File.ReadAllText(Path.Combine(assembly, built.Stack.TemplateFile)), built.Stack.TemplateFile);
    }
}
