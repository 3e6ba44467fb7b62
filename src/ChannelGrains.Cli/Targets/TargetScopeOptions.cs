using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using ChannelGrains.Targets.V1;

namespace ChannelGrains.Cli.Targets;

/// <summary>Options that say of whom a target is.</summary>
internal sealed class TargetScopeOptions
{
    private readonly Option<bool> _company = new("--company") { Description = "The company: all partners." };
    private readonly Option<string?> _type = CommonOptions.Choice<ChannelType>("--type", "What partners of this type sell.");
    private readonly Option<string?> _region = CommonOptions.Text("--region", "What is sold in this region and all below it, as cn/sichuan.");
    private readonly Option<string?> _partner = CommonOptions.Text("--partner", "What this partner sells.");

    public IEnumerable<Symbol> All => [_company, _type, _region, _partner];

    public static Argument<string> Year() => new("YEAR") { Description = "The programme's year: 2026, or FY2026 where it has fiscal years." };

    /// <exception cref="UsageException">Not exactly one scope was given.</exception>
    public TargetScope Of(ParseResult arguments)
    {
        var scopes = new List<TargetScope>();
        if (arguments.GetValue(_company))
            scopes.Add(new TargetScope { Company = true });
        if (arguments.GetValue(_type) is { } type)
            scopes.Add(new TargetScope { ChannelType = EnumNames.Parse<ChannelType>(type) });
        if (arguments.GetValue(_region) is { } region)
            scopes.Add(new TargetScope { Region = region });
        if (arguments.GetValue(_partner) is { } partner)
            scopes.Add(new TargetScope { PartnerId = partner });
        return scopes.Count == 1 ? scopes[0] : throw new UsageException("Say of whom: exactly one of --company, --type, --region and --partner.");
    }
}
