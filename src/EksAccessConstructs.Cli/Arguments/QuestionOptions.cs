using System.CommandLine;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Cli.Arguments;

/// <summary>The words and options that say what is asked.</summary>
internal sealed class QuestionOptions
{
    private readonly Argument<string[]> words = new("VERB RESOURCE [NAME] PATH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "a verb, a resource as RESOURCE[.GROUP][/SUBRESOURCE], the name of an object if one is meant, then files and folders, "
            + "- for standard input",
    };

    private readonly Option<string?> url = new("--url")
    {
        Description = "ask about a URL path such as /healthz instead of a resource: VERB --url /healthz PATH…",
        HelpName = "URL",
    };
    private readonly Option<string?> name = new("--name") { Description = "the name of the object, where it looks like a path", HelpName = "NAME" };
    private readonly Option<string?> space = new("--namespace", "-n")
    {
        Description = "the namespace; default: 'default', as for kubectl",
        HelpName = "NAMESPACE",
    };
    private readonly Option<bool> everywhere = new("--all-namespaces", "-A") { Description = "ask for all namespaces at once" };

    /// <summary>Adds them to a verb.</summary>
    public void AddTo(Command command)
    {
        command.Add(words);
        command.Add(url);
        command.Add(name);
        command.Add(space);
        command.Add(everywhere);
    }

    /// <summary>All words, where they are paths alone.</summary>
    public ValueList<string> WordsOf(ParseResult parsed) => [.. parsed.GetValue(words) ?? []];

    /// <summary>What is asked, and where to look.</summary>
    /// <exception cref="UsageException">Words are missing or contradict each other.</exception>
    public (AskedRequest Question, ValueList<string> Paths) Of(ParseResult parsed) =>
        Question.Parse(parsed.GetValue(words), parsed.GetValue(url), parsed.GetValue(name), parsed.GetValue(space), parsed.GetValue(everywhere));
}
