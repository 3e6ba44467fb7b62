using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using ChannelGrains.Risks.V1;

namespace ChannelGrains.Cli.Risk;

/// <summary>Which partners of the board are shown.</summary>
internal sealed class BoardOptions
{
    private readonly Option<string?> _level = CommonOptions.Choice<RiskLevel>("--level", "Those at this level; by default all above LOW, and those that are held.");
    private readonly Option<string?> _region = CommonOptions.Text("--region", "Those of this region and all below it, as cn/sichuan.");
    private readonly Option<string?> _type = CommonOptions.Choice<ChannelType>("--type", "Those of this channel type.");
    private readonly Option<bool> _held = new("--held") { Description = "Those alone whose payments are held." };

    public IEnumerable<Symbol> All => [_level, _region, _type, _held];

    public ListRisksRequest Request(ParseResult arguments) => new()
    {
        Level = EnumNames.Parse<RiskLevel>(arguments.GetValue(_level)),
        Region = arguments.GetValue(_region) ?? "",
        ChannelType = EnumNames.Parse<ChannelType>(arguments.GetValue(_type)),
        HeldOnly = arguments.GetValue(_held),
    };
}
