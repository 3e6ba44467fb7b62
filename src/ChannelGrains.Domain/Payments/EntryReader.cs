using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Payments;

/// <summary>Reads an entry of a statement or notification: one booking, the bookings that it is the sum of, or a sum alone.</summary>
internal sealed class EntryReader
{
    private const int MaxId = 35, MaxReference = 70, MaxUetr = 36, MaxCode = 35, DateLength = 10;

    private readonly BankXml _xml;
    private readonly List<Transaction> _transactions = [];
    private readonly List<Batch> _batches = [];
    private Money? _amount;
    private string _direction = "", _status = "", _reference = "";
    private bool _isReversal;
    private BusinessDay? _booked, _valued;

    private EntryReader(BankXml xml) => _xml = xml;

    /// <summary>It is booked, not only announced.</summary>
    public bool IsBooked => _status is "BOOK" or "";

    /// <summary>Its bookings; without account, kind, statement and place.</summary>
    public IReadOnlyList<BankFileBooking> Bookings { get; private set; } = [];

    public static EntryReader Read(BankXml xml)
    {
        var entry = new EntryReader(xml);
        xml.Each(entry.ReadField);
        entry.Bookings = [.. entry.Make()];
        return entry;
    }

    /// <summary>The day of a date or of a date with a time.</summary>
    public static BusinessDay? ToDay(string text, BankXml xml)
    {
        if (text.Length == 0)
            return null;
        return text.Length >= DateLength && (text.Length == DateLength || text[DateLength] is 'T' or '+' or '-' or 'Z') && BusinessDay.TryParse(text.AsSpan(0, DateLength), out var day)
            ? day
            : throw xml.Fault("a date is none: yyyy-mm-dd");
    }

    private void ReadField(string field)
    {
        switch (field)
        {
            case "Amt": _amount = ReadMoney(); break;
            case "CdtDbtInd": _direction = ReadDirection(); break;
            case "RvslInd": _isReversal = _xml.Id(MaxCode) is "true" or "1"; break;
            case "Sts": _status = ReadStatus(); break;
            case "BookgDt": _xml.Each(_ => _booked = ToDay(_xml.Id(MaxReference), _xml)); break;
            case "ValDt": _xml.Each(_ => _valued = ToDay(_xml.Id(MaxReference), _xml)); break;
            case "AcctSvcrRef": _reference = _xml.Id(MaxReference); break;
            case "NtryDtls": ReadDetails(); break;
            default: _xml.Skip(); break;
        }
    }

    /// <summary>A code as text in the first versions, in an element of its own since.</summary>
    private string ReadStatus()
    {
        var status = "";
        _xml.Mixed(text => status = text, choice => { if (choice is "Cd" or "Prtry") status = _xml.Id(MaxCode); else _xml.Skip(); });
        return status;
    }

    private void ReadDetails()
    {
        Batch? batch = null;
        var before = _transactions.Count;
        _xml.Each(field =>
        {
            if (field == "Btch")
                batch = ReadBatch();
            else if (field == "TxDtls")
                _transactions.Add(ReadTransaction());
            else
                _xml.Skip();
        });
        if (batch is not null && _transactions.Count == before)
            _batches.Add(batch);
    }

    private Batch ReadBatch()
    {
        var (message, information, count, direction) = ("", "", 0, "");
        Money? total = null;
        _xml.Each(field =>
        {
            switch (field)
            {
                case "MsgId": message = _xml.Id(MaxId); break;
                case "PmtInfId": information = _xml.Id(MaxId); break;
                case "NbOfTxs": count = int.TryParse(_xml.Id(MaxId), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0; break;
                case "TtlAmt": total = ReadMoney(); break;
                case "CdtDbtInd": direction = ReadDirection(); break;
                default: _xml.Skip(); break;
            }
        });
        return new(information.Length > 0 ? information : message, count, total, direction);
    }

    private Transaction ReadTransaction()
    {
        var transaction = new Transaction();
        _xml.Each(field =>
        {
            switch (field)
            {
                case "Refs": ReadReferences(transaction); break;
                case "Amt": transaction.Amount = ReadMoney(); break;
                case "CdtDbtInd": transaction.Direction = ReadDirection(); break;
                case "AmtDtls": ReadAmounts(transaction); break;
                case "RtrInf": ReadReturn(transaction); break;
                default: _xml.Skip(); break;
            }
        });
        return transaction;
    }

    private void ReadReferences(Transaction transaction) => _xml.Each(field =>
    {
        switch (field)
        {
            case "EndToEndId": transaction.EndToEndId = _xml.Id(MaxId) is var id && id == "NOTPROVIDED" ? "" : id; break;
            case "UETR": transaction.Uetr = _xml.Id(MaxUetr).ToLowerInvariant(); break;
            case "AcctSvcrRef": transaction.Reference = _xml.Id(MaxReference); break;
            default: _xml.Skip(); break;
        }
    });

    private void ReadAmounts(Transaction transaction) => _xml.Each(field =>
    {
        if (field is "TxAmt" or "InstdAmt")
            _xml.Each(inner =>
            {
                if (inner != "Amt")
                    _xml.Skip();
                else if (field == "TxAmt")
                    transaction.Detailed = ReadMoney();
                else
                    transaction.Instructed = ReadMoney();
            });
        else
            _xml.Skip();
    });

    private void ReadReturn(Transaction transaction)
    {
        transaction.IsReturn = true;
        _xml.Each(field =>
        {
            if (field == "Rsn")
                _xml.Each(choice =>
                {
                    if (choice is "Cd" or "Prtry" && transaction.Reason.Length == 0)
                        transaction.Reason = _xml.Id(MaxCode);
                    else
                        _xml.Skip();
                });
            else
                _xml.Skip();
        });
    }

    private Money ReadMoney()
    {
        var currency = _xml.Attribute("Ccy");
        var text = _xml.Id(MaxReference);
        if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
            throw _xml.Fault("an amount has no currency (Ccy) of three capital letters");
        return BankAmount.TryRead(text, currency, out var minor, out var isRounded)
            ? new(minor, currency, isRounded)
            : throw _xml.Fault("an amount is no decimal of at most 18 digits without a sign");
    }

    private string ReadDirection() => _xml.Id(MaxCode) is var code and ("DBIT" or "CRDT") ? code : throw _xml.Fault("CdtDbtInd is neither DBIT nor CRDT");

    private IEnumerable<BankFileBooking> Make()
    {
        if (_amount is not { } amount || _direction.Length == 0)
            throw _xml.Fault("an entry has no Amt or no CdtDbtInd");
        if (_transactions.Count == 0 && _batches.Count == 0)
        {
            yield return new(ToBooking(amount, _reference) with { IsReturn = _isReversal && _direction == "CRDT" }, false, "", "", _direction == "CRDT");
            yield break;
        }
        foreach (var batch in _batches)
        {
            if (batch.Total is null && _batches.Count + _transactions.Count > 1)
                throw _xml.Fault("an entry has several batches, and not all have a TtlAmt");
            var isCredit = (batch.Direction.Length > 0 ? batch.Direction : _direction) == "CRDT";
            yield return new(ToBooking(batch.Total ?? amount, _reference) with { Count = batch.Count, IsReturn = isCredit }, true, batch.Id, "", isCredit);
        }
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var transaction in _transactions)
            yield return Make(transaction, amount, seen);
    }

    private BankFileBooking Make(Transaction transaction, Money ofEntry, Dictionary<string, int> seen)
    {
        var money = transaction.Amount ?? transaction.Detailed ?? transaction.Instructed ?? (_transactions.Count == 1 && _batches.Count == 0 ? ofEntry
            : throw _xml.Fault("an entry has several transactions, and not all have an amount"));
        var isCredit = (transaction.Direction.Length > 0 ? transaction.Direction : _direction) == "CRDT";
        // The entry's reference is one for all of its transactions; of two with the same id each is a booking of its own.
        var key = $"{transaction.EndToEndId}|{transaction.Uetr}";
        var place = seen[key] = seen.GetValueOrDefault(key) + 1;
        var reference = transaction.Reference.Length > 0 ? transaction.Reference : _reference.Length > 0 && _transactions.Count > 1 ? $"{_reference}#{place}" : _reference;
        return new(
            ToBooking(money, reference) with
            {
                EndToEndId = transaction.EndToEndId,
                Uetr = transaction.Uetr,
                IsReturn = isCredit && (transaction.IsReturn || _isReversal),
                Reason = transaction.Reason,
            },
            false, "", "", isCredit);
    }

    private BankBooking ToBooking(Money money, string reference) => new()
    {
        Amount = money.Minor,
        CurrencyCode = money.Currency,
        IsRounded = money.IsRounded,
        Reference = reference,
        Day = _booked ?? _valued,
    };

    private sealed record Money(long Minor, string Currency, bool IsRounded);

    private sealed record Batch(string Id, int Count, Money? Total, string Direction);

    private sealed class Transaction
    {
        public string EndToEndId { get; set; } = "";

        public string Uetr { get; set; } = "";

        public string Reference { get; set; } = "";

        public string Direction { get; set; } = "";

        public Money? Amount { get; set; }

        public Money? Detailed { get; set; }

        public Money? Instructed { get; set; }

        public bool IsReturn { get; set; }

        public string Reason { get; set; } = "";
    }
}
