using System.Globalization;
using ChannelGrains.Scorecards.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>The scorecard is defined again and again, with what customers say in every version. The one story never ends.</summary>
internal sealed class ScorecardScript : ICommandScript
{
    private const string Version = "version";
    private const int MaxVersions = 1_000;

    private string _etag = "";

    public string Subject => "the scorecard";

    public Command? Next(Random random, Shown acknowledged)
    {
        var (definition, refused) = (Definition(random), default(Refused?));
        var draw = _etag.Length == 0 ? 99 : random.Next(100);
        if (draw < 8)
            (definition.Etag, refused) = ($"{acknowledged.Count(Version) + 7}", new(StatusCode.Aborted, "ETAG_MISMATCH"));
        else if (acknowledged.Count(Version) >= MaxVersions)
            refused = new(StatusCode.ResourceExhausted, "VERSIONS_FULL");
        else if (draw < 16)
            (definition.Kpis[1].Kpi, refused) = (definition.Kpis[0].Kpi, new(StatusCode.InvalidArgument, "KPI_TWICE"));
        else if (_etag.Length == 0)
            // For all periods that are asked for.
            definition.EffectiveFrom = "2020-01";
        return new Command<DefineScorecardRequest, DefineScorecardResponse>(
            new DefineScorecardRequest { Definition = definition },
            (channel, request) => new ScorecardService.ScorecardServiceClient(channel).DefineScorecardAsync(request),
            request => request.Definition.Bands[0].Name += " again")
        {
            Effect = shown => Defined(shown, definition),
            Refused = refused,
            Taken = answer => _etag = answer.Definition.Etag,
        };
    }

    public async Task<Shown> ReadAsync(ChannelBase channel)
    {
        var listed = await new ScorecardService.ScorecardServiceClient(channel).ListScorecardDefinitionsAsync(new ListScorecardDefinitionsRequest());
        return listed.Definitions.Aggregate(Shown.Nothing, Defined);
    }

    private ScorecardDefinition Definition(Random random) => new()
    {
        EffectiveFrom = new DateOnly(2024, 1, 1).AddMonths(random.Next(48)).ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Kpis =
        {
            Kpi(KpiName.CustomerSatisfaction, random), Kpi(KpiName.AfterSalesResponse, random),
            Kpi(random.Next(2) == 0 ? KpiName.MarketShare : KpiName.CustomerGrowth, random),
        },
        Bands = { new ScoreBand { Name = $"good {random.Next(1_000)}", From = $"0.{1 + random.Next(9)}" }, new ScoreBand { Name = "excellent", From = $"1.{1 + random.Next(9)}" } },
        Etag = random.Next(2) == 0 ? _etag : "",
    };

    private static KpiDefinition Kpi(KpiName kpi, Random random) => new()
    {
        Kpi = kpi,
        Direction = KpiDirection.HigherIsBetter,
        Weight = $"0.{1 + random.Next(9)}",
        Cap = "1.5",
        PassFrom = $"0.{1 + random.Next(9)}",
        Target = $"0.{1 + random.Next(9)}",
        NextStep = $"ask {random.Next(1_000)} customers",
    };

    private static Shown Defined(Shown shown, ScorecardDefinition definition)
    {
        var next = shown.Plus(Version);
        var text = definition.Clone();
        (text.Version, text.DefinedAt, text.Etag) = (0, null, "");
        return next.With($"version {next.Count(Version):0000}", text.ToString());
    }
}
