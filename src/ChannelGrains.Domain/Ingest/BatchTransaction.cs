using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Ingest;

/// <summary>A transaction of a <see cref="DecidedBatch"/>: what it says, and what was decided about it. Ranges point into the durable bytes.</summary>
public struct BatchTransaction
{
    /// <summary>The form that is kept: as it was sent, with the customer replaced.</summary>
    public ByteRange Bytes;
    public ByteRange Id;
    public ByteRange OriginalId;
    public ByteRange Region;
    public ByteRange Currency;
    public int KindNumber;
    public bool HasOccurredAt;
    public long OccurredAtMicros;
    public ulong Customer;
    public long TotalAmountMicros;
    public int FirstLine;
    public int LineCount;
    public bool FormatValid;
    public bool AmountsValid;

    /// <summary>Only a digest of it is there.</summary>
    public bool IsDigest;

    /// <summary>Its bytes are the one form in which equal contents are equal bytes. False may be said of one that is.</summary>
    public bool IsCanonical;

    /// <summary>Of a keyed transaction, what stands for its content.</summary>
    public UInt128 Content;

    /// <summary>Of a keyed transaction, what stands for its identity: its id, or its content if it has none; 0 until it was asked for.</summary>
    public UInt128 Identity;

    /// <summary>Of a sequenced transaction, the short hash of its id.</summary>
    public ulong Hash;
    public int BusinessDay;
    public int RegionIndex;

    /// <summary>Set once the places of its region and categories in the partner's tables are known.</summary>
    public bool NamesKnown;

    /// <summary>Set where the partner's region and channel type of the business day are not its latest ones.</summary>
    public PartnerPlacement? Placement;
    public bool Duplicate;
    public QuarantineReason Reason;
    public VoidTarget? Voids;
    public long ReleasedVoid;

    public readonly TransactionKind Kind => (TransactionKind)KindNumber;

    /// <summary>True where it adds to the measures.</summary>
    public readonly bool Counts => !Duplicate && Reason == QuarantineReason.Unspecified && Voids is null && ReleasedVoid == 0;

    /// <summary>False for one that came under the id of another: a void of that id means the other one.</summary>
    public readonly bool OwnsItsId => Reason is not (QuarantineReason.TransactionIdReused or QuarantineReason.ContentConflict);

    public readonly bool KnownKind => KindNumber is >= (int)TransactionKind.Sale and <= (int)TransactionKind.Void;

    /// <summary>True where its customer is known from its day on: a sale with a positive amount, also one whose void came before it, so that
    /// the order of arrival does not matter.</summary>
    public readonly bool BringsBuyer => Customer != 0 && Kind == TransactionKind.Sale && TotalAmountMicros > 0
        && !Duplicate && Reason == QuarantineReason.Unspecified;
}
