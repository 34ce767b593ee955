using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>Colour for people on a terminal; nothing elsewhere. What is coloured is a whole line, which <see cref="VisibleLines"/> knows again.</summary>
internal sealed class Paint(bool on)
{
    /// <summary>For yes.</summary>
    public string Green(string text) => Coded(text, "32");

    /// <summary>For no and errors.</summary>
    public string Red(string text) => Coded(text, "31");

    /// <summary>For unknown and warnings.</summary>
    public string Yellow(string text) => Coded(text, "33");

    /// <summary>For heads.</summary>
    public string Bold(string text) => Coded(text, "1");

    private string Coded(string text, string code) => on && text.Length > 0 ? $"\e[{code}m{VisibleText.Line(text)}\e[0m" : text;
}
