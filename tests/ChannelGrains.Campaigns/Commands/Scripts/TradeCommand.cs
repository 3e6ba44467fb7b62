using ChannelGrains.Ingest.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace ChannelGrains.Campaigns.Commands.Scripts;

/// <summary>A sale or return of a source by id: known by its id, so that it may be sent again under none, and counts once.</summary>
internal sealed class TradeCommand(string sourceId, string partnerId, Transaction transaction, Action taken) : Command
{
    private readonly SubmitTransactionsRequest _request = new()
    {
        SourceId = sourceId,
        Batch = new TransactionBatch { PartnerId = partnerId, Transactions = { transaction } },
    };

    /// <summary>Waits for what must have come about before it is sent.</summary>
    public Func<ChannelBase, Task> Before { get; init; } = _ => Task.CompletedTask;

    public override string RequestId => transaction.TransactionId;

    public override bool MayBeAltered => false;

    protected override IMessage Request => _request;

    public override void Identify(string requestId)
    {
    }

    /// <summary>The same for the first time and for a duplicate.</summary>
    public override async Task<IMessage> SendAsync(ChannelBase channel)
    {
        await Before(channel);
        var result = (await new IngestService.IngestServiceClient(channel).SubmitTransactionsAsync(_request)).Result;
        return new StringValue { Value = result.Accepted + result.Duplicates == 1 && result.Error is null ? "" : result.ToString() };
    }

    public override Task SendAlteredAsync(ChannelBase channel) => throw new InvalidOperationException("Transactions have no request id.");

    public override void Take(IMessage answer) => taken();
}
