using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Kpi.V1;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Kpis;

/// <summary>The options that say which sales a question over all partners is about.</summary>
internal sealed class ScopeOptions
{
    private readonly Option<string?> _region = CommonOptions.Text("--region", "Only sales in this region or below it.");
    private readonly Option<string?> _type = CommonOptions.Choice<ChannelType>("--type", "Only partners of this type.");
    private readonly Option<string?> _category = CommonOptions.Text("--category", "Only this category; '' is that of lines that name none.");

    public IEnumerable<Symbol> All => [_region, _type, _category];

    public static Argument<string> Months() => new("PERIOD") { Description = "Month 2026-01, quarter 2026-Q1, year 2026, fiscal FY2026, FY2026-Q1." };

    public ChannelScope Of(ParseResult arguments)
    {
        var scope = new ChannelScope { Region = arguments.GetValue(_region) ?? "", ChannelType = EnumNames.Parse<ChannelType>(arguments.GetValue(_type)) };
        if (arguments.GetValue(_category) is { } category)
            scope.Category = category;

        return scope;
    }
}
