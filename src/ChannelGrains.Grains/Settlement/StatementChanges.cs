using ChannelGrains.Domain.Settlement;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.V1;
using Google.Protobuf;

namespace ChannelGrains.Grains.Settlement;

/// <summary>What a caller is answered who changed a statement: where it stood then, which the fact does not say. What it says stays in the record that closed it.</summary>
internal sealed class StatementChanges : IAnswerForm<StatementChange>
{
    public static readonly StatementChanges Form = new();

    public ByteString Write(StatementChange answer)
    {
        var kept = new SettlementAnswer { Standing = SettlementSnapshots.Capture(answer.Standing) };
        kept.OpenDisputes.AddRange(answer.OpenDisputes.Select(SettlementSnapshots.Capture));
        return kept.ToByteString();
    }

    public StatementChange Read(Fact fact, long version)
    {
        var kept = SettlementAnswer.Parser.ParseFrom(fact.Request.Answer);
        return new(SettlementSnapshots.Restore(kept.Standing), [.. kept.OpenDisputes.Select(SettlementSnapshots.Restore)]);
    }
}
