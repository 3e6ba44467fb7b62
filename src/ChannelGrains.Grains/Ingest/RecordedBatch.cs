using System.Text;
using ChannelGrains.Domain.Ingest;
using ChannelGrains.Journal.V1;

namespace ChannelGrains.Grains.Ingest;

/// <summary>A TransactionsRecorded fact read in place: the fields that are small are copied, transactions stay ranges of the payload.</summary>
internal ref struct RecordedBatch
{
    private const uint FactRecordedAt = Fact.RecordedAtMicrosFieldNumber << 3;
    private const uint FactTransactionsRecorded = (Fact.TransactionsRecordedFieldNumber << 3) | 2;

    private readonly List<ByteRange> _transactions = [];
    private readonly List<int> _businessDays = [];
    private readonly List<TransactionOutcome> _outcomes = [];
    private readonly List<FirstBusinessDay> _firstPurchases = [];

    private RecordedBatch(ReadOnlySpan<byte> payload) => Payload = payload;

    public ReadOnlySpan<byte> Payload { get; }

    public long RecordedAtMicros { get; private set; }

    public string SourceId { get; private set; } = "";

    public long Epoch { get; private set; }

    public long FirstSequence { get; private set; }

    public ReadOnlySpan<byte> Region { get; private set; }

    public readonly int Count => _transactions.Count;

    public readonly IReadOnlyList<TransactionOutcome> Outcomes => _outcomes;

    public readonly List<FirstBusinessDay> FirstPurchases => _firstPurchases;

    public readonly ReadOnlySpan<byte> Transaction(int place) => _transactions[place].Of(Payload);

    public readonly int BusinessDay(int place) => _businessDays[place];

    /// <summary>Reads the payload if it is such a fact; false when it is one of another kind.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out RecordedBatch batch)
    {
        batch = new RecordedBatch(payload);
        var reader = new WireReader(payload);
        var found = false;
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
            if (tag == FactRecordedAt)
                batch.RecordedAtMicros = (long)reader.ReadVarint();
            else if (tag == FactTransactionsRecorded)
            {
                var body = reader.ReadBytes();
                batch.ReadBody(body, reader.Position - body.Length);
                found = true;
            }
            else
                reader.Skip(tag);
        if (reader.Failed || batch._businessDays.Count != batch._transactions.Count)
            throw new InvalidDataException("A journal record is no well-formed fact; run `channelctl journal verify`.");
        return found;
    }

    /// <summary>Whether a record is such a fact, of which nothing more is read.</summary>
    public static bool IsBatch(ReadOnlySpan<byte> payload)
    {
        var reader = new WireReader(payload);
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
            if (tag == FactTransactionsRecorded)
                return true;
            else
                reader.Skip(tag);
        return false;
    }

    public readonly QuarantineReason Reason(int place)
    {
        foreach (var outcome in _outcomes)
            if (outcome.Index == place)
                return (QuarantineReason)outcome.QuarantineReason;
        return QuarantineReason.Unspecified;
    }

    /// <summary>The region of a transaction that names none, UTF-8.</summary>
    public readonly byte[] RegionOf(int place)
    {
        foreach (var outcome in _outcomes)
            if (outcome.Index == place && outcome.HasRegion)
                return Encoding.UTF8.GetBytes(outcome.Region);
        return Region.ToArray();
    }

    private void ReadBody(ReadOnlySpan<byte> body, int offset)
    {
        var reader = new WireReader(body);
        var day = 0;
        for (var tag = reader.ReadTag(); tag != 0; tag = reader.ReadTag())
            switch (tag)
            {
                case (TransactionsRecorded.SourceIdFieldNumber << 3) | 2: SourceId = Encoding.UTF8.GetString(reader.ReadBytes()); break;
                case TransactionsRecorded.EpochFieldNumber << 3: Epoch = (long)reader.ReadVarint(); break;
                case TransactionsRecorded.FirstSequenceFieldNumber << 3: FirstSequence = (long)reader.ReadVarint(); break;
                case (TransactionsRecorded.RegionFieldNumber << 3) | 2: Region = reader.ReadBytes(); break;
                case (TransactionsRecorded.TransactionsFieldNumber << 3) | 2:
                    var transaction = reader.ReadBytes();
                    _transactions.Add(new ByteRange(offset + reader.Position - transaction.Length, transaction.Length));
                    break;
                case (TransactionsRecorded.BusinessDaysFieldNumber << 3) | 2:
                    var days = new WireReader(reader.ReadBytes());
                    while (!days.AtEnd)
                        _businessDays.Add(day += UnZigZag((uint)days.ReadVarint()));
                    break;
                case (TransactionsRecorded.OutcomesFieldNumber << 3) | 2: _outcomes.Add(TransactionOutcome.Parser.ParseFrom(reader.ReadBytes())); break;
                case (TransactionsRecorded.FirstPurchasesFieldNumber << 3) | 2: _firstPurchases.Add(FirstPurchaseFacts.Read(FirstPurchase.Parser.ParseFrom(reader.ReadBytes()))); break;
                default: reader.Skip(tag); break;
            }
        if (reader.Failed)
            throw new InvalidDataException("A journal record is no well-formed fact; run `channelctl journal verify`.");
    }

    private static int UnZigZag(uint value) => (int)(value >> 1) ^ -(int)(value & 1);
}
