using ChannelGrains.Domain.Risk;
using ChannelGrains.Gateway.Watching;
using ChannelGrains.Grains;
using ChannelGrains.Grains.Risk;
using ChannelGrains.Risks.V1;

namespace ChannelGrains.Gateway.Risk;

/// <summary>The first page of the board, watched.</summary>
internal sealed record RiskQuestion(RiskFilter Filter, int Rows, RiskReader Reader, ChangeReceiver Changes) : WatchQuestion<WatchRisksResponse>
{
    public override string Name => $"The risks of {Filter}";

    public override IReadOnlyList<string> Sources => [RiskBoard.Source];

    public override async Task<WatchRisksResponse> ReadAsync()
    {
        var read = await Reader.ReadAsync(Filter, null, Rows, Changes.Observer);
        var response = new WatchRisksResponse { TotalSize = read.Value.TotalSize, AsOf = Timestamps.FromMicros(read.AsOfMicros), Revision = read.Revision };
        response.Risks.AddRange(read.Value.Partners.Select(RiskMessages.ToMessage));
        response.Counts.AddRange(read.Value.Counts.Select(RiskMessages.ToMessage));
        return response;
    }

    public override long VersionOf(WatchRisksResponse answer, WatchRisksResponse? last, long lastVersion) =>
        last is not null && (answer.Risks, answer.TotalSize, answer.Counts).Equals((last.Risks, last.TotalSize, last.Counts)) ? lastVersion : lastVersion + 1;
}
