using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Partners;

/// <summary>channelctl partner funnel</summary>
internal static class FunnelVerb
{
    private const int PageSize = 1_000;

    public static Command Create(CliHost host)
    {
        var origin = CommonOptions.Choice<OriginKind>("--origin", "Only partners of this origin.");
        var type = CommonOptions.Choice<ChannelType>("--type", "Only steps of partners of this type.");
        var region = CommonOptions.Text("--region", "Only steps of partners in this region or below it.");
        var from = CommonOptions.Text("--known-from", "Only partners known since this business day or later, yyyy-mm-dd.");
        var until = CommonOptions.Text("--known-until", "Only partners known since this business day or earlier, yyyy-mm-dd.");
        return host.Verb(
            "funnel",
            "Shows how many candidates reached each step, how long they took, and what they sold in their first 90 days.",
            "partner funnel --region cn --known-from 2026-01-01",
            [origin, type, region, from, until],
            async (session, cancellationToken) =>
            {
                var arguments = session.Arguments;
                var client = new PartnerService.PartnerServiceClient(session.Channel);
                var request = new GetFunnelRequest
                {
                    Origin = EnumNames.Parse<OriginKind>(arguments.GetValue(origin)),
                    ChannelType = EnumNames.Parse<ChannelType>(arguments.GetValue(type)),
                    Region = arguments.GetValue(region) ?? "",
                    KnownFrom = arguments.GetValue(from) ?? "",
                    KnownUntil = arguments.GetValue(until) ?? "",
                    PageSize = PageSize,
                };
                var all = await client.GetFunnelAsync(request, cancellationToken: cancellationToken);
                while (all.NextPageToken.Length > 0)
                {
                    request.PageToken = all.NextPageToken;
                    var page = await client.GetFunnelAsync(request, cancellationToken: cancellationToken);
                    all.Regions.AddRange(page.Regions);
                    all.NextPageToken = page.NextPageToken;
                }

                session.Write(all, () => View(all));
                return ExitCode.Done;
            });
    }

    private static IRenderable View(GetFunnelResponse funnel)
    {
        var steps = Tables.Create("=step", ">reached", ">there", ">lost", ">went on", ">median days");
        foreach (var step in funnel.Total.Steps)
            steps.Row(
                EnumNames.Of(step.State), Figures.Of(step.Reached), Figures.Of(step.There), Figures.Of(step.Lost), Figures.Of(step.WentOn),
                step.HasMedianDays ? Figures.Of(step.MedianDays) : "-");

        var parts = Tables.Create("part", ">prospects", ">qualified", ">negotiating", ">contracted", ">active", ">net of 90 days", ">of", ">net so far");
        Add(funnel.Origins, part => EnumNames.Of(part.Origin));
        Add(funnel.ChannelTypes, part => EnumNames.Of(part.ChannelType));
        Add(funnel.Regions, part => part.Region);
        Add([funnel.Total], _ => "total");
        return new Rows(steps, parts);

        void Add(IEnumerable<FunnelPart> some, Func<FunnelPart, string> name)
        {
            foreach (var part in some)
                parts.Row([
                    name(part), .. part.Steps.Select(step => Figures.Of(step.Reached)),
                    Figures.Of(part.FirstSales.CompleteNet), Figures.Of(part.FirstSales.CompletePartners), Figures.Of(part.FirstSales.Net)]);
        }
    }
}
