using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Kpis;

namespace ChannelGrains.Cli.Markets;

/// <summary>What names a market and its period.</summary>
internal sealed class MarketOptions
{
    private readonly Argument<string> _period = ScopeOptions.Months();
    private readonly Option<string?> _region = CommonOptions.Text("--region", "The region with all below it, as cn/sichuan; everywhere when left out.");
    private readonly Option<string?> _category = CommonOptions.Text("--category", "The category; all when left out, '' is that of lines that name none.");

    public IEnumerable<Symbol> All => [_period, _region, _category];

    public string Period(ParseResult arguments) => arguments.GetRequiredValue(_period);

    public string Region(ParseResult arguments) => arguments.GetValue(_region) ?? "";

    /// <summary>Sets the category where one was given.</summary>
    public void SetCategory(ParseResult arguments, Action<string> set)
    {
        if (arguments.GetValue(_category) is { } category)
            set(category);
    }
}
