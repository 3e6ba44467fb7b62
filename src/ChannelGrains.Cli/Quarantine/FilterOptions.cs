using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Cli.Quarantine;

/// <summary>Options that choose items by what they have in common.</summary>
internal sealed class FilterOptions
{
    private readonly Option<string?> _source = CommonOptions.Text("--source", "In place of items: all of this source.");
    private readonly Option<string[]> _reasons = new("--reason") { Description = "In place of items: all of this reason; may be given several times." };
    private readonly Option<string?> _until = CommonOptions.Text("--until", "In place of items: all that were stored before this, as 2026-11-28T09:00:00+08:00.");

    public FilterOptions() => _reasons.AcceptOnlyFromAmong(EnumNames.All<QuarantineReason>());

    public IEnumerable<Symbol> All => [_source, _reasons, _until];

    /// <summary>The filter; null when none of the options was given.</summary>
    public QuarantineFilter? Read(ParseResult arguments)
    {
        var filter = new QuarantineFilter { SourceId = arguments.GetValue(_source) ?? "", Reasons = { (arguments.GetValue(_reasons) ?? []).Select(EnumNames.Parse<QuarantineReason>) } };
        if (arguments.GetValue(_until) is { } until)
            filter.Until = Instants.Parse(_until.Name, until);

        return filter.SourceId.Length == 0 && filter.Reasons.Count == 0 && filter.Until is null ? null : filter;
    }
}
