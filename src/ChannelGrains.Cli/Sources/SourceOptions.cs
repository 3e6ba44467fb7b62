using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Ingest.V1;

namespace ChannelGrains.Cli.Sources;

/// <summary>Options for what can be said about a source.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string?> _name = CommonOptions.Text("--name", "Name for people.");
    private readonly Option<string[]> _partners = new("--partner") { Description = "A partner that it may send for; may be repeated." };
    private readonly Option<bool> _everyPartner = new("--every-partner") { Description = "It may send for every partner (the default)." };
    private readonly Option<int> _maxAge = new("--max-age-days")
    {
        Description = "How far behind now a transaction may lie before CLOCK_BEHIND; 0 is the default of 800. More for a history.",
    };

    public IEnumerable<Option> All => [_name, _partners, _everyPartner, _maxAge];

    /// <summary>Fills in what was given, and gives the names of those fields.</summary>
    public List<string> Fill(Source source, ParseResult arguments)
    {
        List<string> given = [];
        if (arguments.GetValue(_name) is { } name)
        {
            given.Add("display_name");
            source.DisplayName = name;
        }

        if (arguments.IsGiven(_partners) || arguments.GetValue(_everyPartner))
        {
            given.Add("allowed_partner_ids");
            source.AllowedPartnerIds.AddRange(arguments.GetValue(_everyPartner) ? [] : arguments.GetValue(_partners)!);
        }

        if (arguments.IsGiven(_maxAge))
        {
            given.Add("max_age_days");
            source.MaxAgeDays = arguments.GetValue(_maxAge);
        }

        return given;
    }
}
