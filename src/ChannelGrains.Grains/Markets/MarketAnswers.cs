using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Markets;

/// <summary>What a caller is answered who reported of a market: where the fact is.</summary>
internal sealed class MarketAnswers : IAnswerForm<MarketReported>
{
    public static readonly MarketAnswers Form = new();

    public ByteString Write(MarketReported answer) => ByteString.Empty;

    public MarketReported Read(Fact fact, long version) => new(version);
}
