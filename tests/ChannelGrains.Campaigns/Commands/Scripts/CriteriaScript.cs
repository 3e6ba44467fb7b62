using System.Globalization;
using ChannelGrains.Partners.V1;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>The selection criteria are defined again and again: the names stay, so that partners can be scored meanwhile. The one story never ends.</summary>
internal sealed class CriteriaScript : ICommandScript
{
    public static readonly IReadOnlyList<string> Names = ["reach", "finance", "service"];

    private const string Version = "version";
    private const int VersionsShown = 3;

    private string _etag = "";

    public string Subject => "the criteria";

    public Command? Next(Random random, Shown acknowledged)
    {
        var criteria = new SelectionCriteria { Threshold = 1 + random.Next(100), Etag = random.Next(2) == 0 ? _etag : "" };
        foreach (var name in Names)
            criteria.Criteria.Add(new SelectionCriterion { Name = name, Weight = 1 + random.Next(1_000), Description = $"{name} {random.Next(1_000)}" });
        var draw = _etag.Length == 0 ? 99 : random.Next(100);
        if (draw < 8)
            criteria.Threshold = 101;
        else if (draw < 16)
            criteria.Etag = $"{acknowledged.Count(Version) + 7}";
        return new Command<DefineCriteriaRequest, DefineCriteriaResponse>(
            new DefineCriteriaRequest { Criteria = criteria },
            (channel, request) => new PartnerService.PartnerServiceClient(channel).DefineCriteriaAsync(request),
            request => request.Criteria.Threshold ^= 1)
        {
            Effect = shown => Defined(shown, criteria),
            Refused = draw switch { < 8 => new(StatusCode.InvalidArgument, "THRESHOLD"), < 16 => new(StatusCode.Aborted, "ETAG_MISMATCH"), _ => null },
            Taken = answer => _etag = answer.Criteria.Etag,
        };
    }

    public async Task<Shown> ReadAsync(ChannelBase channel)
    {
        var client = new PartnerService.PartnerServiceClient(channel);
        try
        {
            var current = (await client.GetCriteriaAsync(new GetCriteriaRequest())).Criteria;
            var shown = Shown.Nothing.Plus(Version, current.Version).With(Key(current.Version), Text(current));
            for (var version = current.Version - 1; version > Math.Max(0, current.Version - VersionsShown); version--)
                shown = shown.With(Key(version), Text((await client.GetCriteriaAsync(new GetCriteriaRequest { Version = version })).Criteria));
            return shown;
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return Shown.Nothing;
        }
    }

    private static Shown Defined(Shown shown, SelectionCriteria criteria)
    {
        var next = shown.Plus(Version);
        var version = next.Count(Version);
        return next.With(Key(version), Text(criteria)).Without(Key(version - VersionsShown));
    }

    private static string Key(long version) => $"version {version.ToString(CultureInfo.InvariantCulture)}";

    private static string Text(SelectionCriteria criteria) =>
        $"threshold {criteria.Threshold}: {string.Join(", ", criteria.Criteria.Select(criterion => $"{criterion.Name} {criterion.Weight} {criterion.Description}"))}";
}
