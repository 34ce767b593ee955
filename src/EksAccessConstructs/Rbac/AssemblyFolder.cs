namespace EksAccessConstructs.Rbac;

/// <summary>Where files beside templates are: a stage has an assembly of its own within that of the app, and commands run in that of the app.</summary>
/// <param name="Path">The folder of the assembly that a construct is synthesized into.</param>
/// <param name="InApp">The same, relative to the assembly of the app; empty for that itself.</param>
internal sealed record AssemblyFolder(string Path, string InApp)
{
    /// <summary>That of a construct; null where it is in no app.</summary>
    public static AssemblyFolder? Of(IConstruct construct)
    {
        var stage = Cdk.Stage.Of(construct);
        var app = stage;
        while (app?.ParentStage is { } parent)
        {
            app = parent;
        }

        return stage is null || app is null
            ? null
            : new(stage.Outdir, app.Outdir == stage.Outdir ? "" : System.IO.Path.GetRelativePath(app.Outdir, stage.Outdir).Replace('\\', '/'));
    }

    /// <summary>A path in this assembly as one in the assembly of the app.</summary>
    public string FromApp(string path) => InApp.Length == 0 ? path : $"{InApp}/{path}";
}
