using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;

namespace ChannelGrains.Cli.Partners;

/// <summary>channelctl partner get, list</summary>
internal static class PartnerReading
{
    private const int PageSize = 1_000;

    public static Command Get(CliHost host)
    {
        var id = CommonOptions.PartnerId();
        return host.Verb("get", "Shows one partner, with the steps that it took.", "partner get store-0042", [id], async (session, cancellationToken) =>
        {
            var client = new PartnerService.PartnerServiceClient(session.Channel);
            var request = new GetPartnerRequest { PartnerId = session.Arguments.GetRequiredValue(id) };
            var answer = await client.GetPartnerAsync(request, cancellationToken: cancellationToken);
            session.Write(answer, () => PartnerView.Whole(answer));
            return ExitCode.Done;
        });
    }

    public static Command List(CliHost host)
    {
        var state = CommonOptions.Choice<PartnerState>("--state", "Only those in this state.");
        var type = CommonOptions.Choice<ChannelType>("--type", "Only those of this type.");
        var region = CommonOptions.Text("--region", "Only those in this region or below it.");
        var band = CommonOptions.Text("--band", "Only those whose score in the present month is in this band.");
        var order = CommonOptions.Choice<PartnerOrder>("--order-by", "In which order; by id when not given.");
        var descending = new Option<bool>("--descending") { Description = "The last ones first." };
        var limit = CommonOptions.Limit(int.MaxValue);
        return host.Verb(
            "list",
            "Lists partners.",
            "partner list --state ACTIVE --region cn/sichuan --order-by DISPLAY_NAME",
            [state, type, region, band, order, descending, limit],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var most = arguments.GetValue(limit);
                var client = new PartnerService.PartnerServiceClient(session.Channel);
                var all = new ListPartnersResponse();
                var request = new ListPartnersRequest
                {
                    State = EnumNames.Parse<PartnerState>(arguments.GetValue(state)),
                    ChannelType = EnumNames.Parse<ChannelType>(arguments.GetValue(type)),
                    Region = arguments.GetValue(region) ?? "",
                    Band = arguments.GetValue(band) ?? "",
                    OrderBy = EnumNames.Parse<PartnerOrder>(arguments.GetValue(order)),
                    Descending = arguments.GetValue(descending),
                    PageSize = PageSize,
                };
                do
                {
                    var page = await client.ListPartnersAsync(request, cancellationToken: cancellationToken);
                    all.Partners.AddRange(page.Partners.Take(most - all.Partners.Count));
                    all.BandsPending |= page.BandsPending;
                    request.PageToken = page.NextPageToken;
                }
                while (request.PageToken.Length > 0 && all.Partners.Count < most);

                session.Write(all, () => PartnerView.Many(all));
                return ExitCode.Done;
            });
    }
}
