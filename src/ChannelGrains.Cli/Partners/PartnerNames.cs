using System.CommandLine;
using ChannelGrains.Cli.Hosting;
using ChannelGrains.Cli.Output;
using ChannelGrains.Partners.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Partners;

/// <summary>channelctl partner names</summary>
internal static class PartnerNames
{
    public static Command Verb(CliHost host)
    {
        var id = CommonOptions.PartnerId();
        var limit = CommonOptions.Limit(100);
        return host.Verb(
            "names",
            "Shows the categories and regions that a partner's sales use, those with the fewest uses first. When there is no room for more, void what was sold under wrong ones.",
            "partner names store-0042",
            [id, limit],
            async (session, cancellationToken) =>
            {
                var client = new PartnerService.PartnerServiceClient(session.Channel);
                var request = new ListNamesRequest { PartnerId = session.Arguments.GetRequiredValue(id) };
                var answer = await client.ListNamesAsync(request, cancellationToken: cancellationToken);
                session.Write(answer, () => View(answer, session.Arguments.GetValue(limit)));
                return ExitCode.Done;
            });
    }

    private static IRenderable View(ListNamesResponse names, int most) => new Rows(
        Table("category", ">lines", names.Categories, most),
        Tables.Line($"{Figures.Of(names.Categories.Count)} of {Figures.Of(names.MaxCategories)} categories"),
        Table("region", ">transactions", names.Regions, most),
        Tables.Line($"{Figures.Of(names.Regions.Count)} of {Figures.Of(names.MaxRegions)} regions"));

    private static FittedTable Table(string kind, string uses, IEnumerable<UsedName> names, int most)
    {
        var table = Tables.Create(kind, uses);
        foreach (var name in names.Take(most))
            table.Row(name.Name, Figures.Of(name.Uses));

        return table;
    }
}
