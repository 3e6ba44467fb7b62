using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using ChannelGrains.Scorecards.V1;

namespace ChannelGrains.Cli.Scorecards;

/// <summary>Options for whose scorecard.</summary>
internal sealed class ScopeOptions
{
    private readonly Argument<string> _period = new("PERIOD") { Description = "Month 2026-01, quarter 2026-Q1, year 2026, fiscal FY2026, FY2026-Q1." };
    private readonly Option<string?> _partner = CommonOptions.Text("--partner", "Of one partner.");
    private readonly Option<string?> _region = CommonOptions.Text("--region", "Of a region with all below it, as cn/sichuan.");
    private readonly Option<string?> _type = CommonOptions.Choice<ChannelType>("--type", "Of all partners of a type.");

    public IEnumerable<Symbol> All => [_period, _partner, _region, _type];

    public string Period(ParseResult arguments) => arguments.GetRequiredValue(_period);

    /// <summary>The scope that was given; the company for none.</summary>
    public ScorecardScope Scope(ParseResult arguments)
    {
        var (partner, region, type) = (arguments.GetValue(_partner), arguments.GetValue(_region), arguments.GetValue(_type));
        if (new[] { partner, region, type }.Count(given => given is not null) > 1)
            throw new UsageException("Give one of --partner, --region and --type, or none for the company.");
        if (partner is not null)
            return new ScorecardScope { PartnerId = partner };
        if (region is not null)
            return new ScorecardScope { Region = region };
        return type is not null ? new ScorecardScope { ChannelType = EnumNames.Parse<ChannelType>(type) } : new ScorecardScope { Company = true };
    }
}
