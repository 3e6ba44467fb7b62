using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Partners;

/// <summary>Options for what can be said about a partner.</summary>
internal sealed class PartnerParticulars
{
    private readonly Option<string?> _name = CommonOptions.Text("--name", "Name for people.");
    private readonly Option<string?> _type = CommonOptions.Choice<ChannelType>("--type", "How it sells.");
    private readonly Option<string?> _region = CommonOptions.Text("--region", "Node in the territory tree, as cn/sichuan/chengdu.");
    private readonly Option<string?> _zone =
        CommonOptions.Text("--time-zone", "IANA time zone, as Asia/Shanghai; default the programme's.");
    private readonly Option<string?> _origin = CommonOptions.Choice<OriginKind>("--origin", "Where it came from.");
    private readonly Option<string?> _referrer = CommonOptions.Text("--referrer", "With --origin: who referred it.");
    private readonly Option<string[]> _externalIds = new("--external-id")
    {
        Description = "Id in another system, as crm=4711; may be repeated. On update it replaces all of them.",
    };

    public IEnumerable<Option> Options => [_name, _type, _region, _zone, _origin, _referrer, _externalIds];

    /// <summary>Fills in what was given, and gives the names of those fields.</summary>
    public List<string> Fill(Partner partner, ParseResult arguments)
    {
        List<string> given = [];
        Take(_name, "display_name", value => partner.DisplayName = value);
        Take(_type, "channel_type", value => partner.ChannelType = EnumNames.Parse<ChannelType>(value));
        Take(_region, "region", value => partner.Region = value);
        Take(_zone, "time_zone", value => partner.TimeZone = value);
        Take(_origin, "origin", value => partner.Origin = new Origin { Kind = EnumNames.Parse<OriginKind>(value), Referrer = arguments.GetValue(_referrer) ?? "" });
        if (partner.Origin is null && arguments.GetValue(_referrer) is not null)
            throw new UsageException("--referrer needs --origin.");

        if (arguments.IsGiven(_externalIds))
        {
            given.Add("external_ids");
            foreach (var pair in arguments.GetValue(_externalIds)!)
            {
                var at = pair.IndexOf('=', StringComparison.Ordinal);
                if (at < 1)
                    throw new UsageException($"--external-id {pair} is not of the form SYSTEM=ID.");

                partner.ExternalIds[pair[..at]] = pair[(at + 1)..];
            }
        }

        return given;

        void Take(Option<string?> option, string field, Action<string> set)
        {
            if (arguments.GetValue(option) is { } value)
            {
                given.Add(field);
                set(value);
            }
        }
    }
}
