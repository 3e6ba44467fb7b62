using ChannelGrains.Client;

namespace ChannelGrains.Cli.Output;

/// <summary>The heading of a column.</summary>
/// <param name="Text">What it says.</param>
/// <param name="IsRight">Set flush right, as figures are.</param>
/// <param name="IsWhole">Never cut.</param>
internal sealed record TableHeading(string Text, bool IsRight, bool IsWhole)
{
    public static TableHeading Parse(string heading) => heading switch
    {
        ['>', .. var figure] => new(ForeignText.Shown(figure), IsRight: true, IsWhole: true),
        ['=', .. var whole] => new(ForeignText.Shown(whole), IsRight: false, IsWhole: true),
        _ => new(ForeignText.Shown(heading), IsRight: false, IsWhole: false),
    };
}
