using ChannelGrains.Domain.Calendars;

namespace ChannelGrains.Domain.Payments;

/// <summary>Reads camt.053, BankToCustomerStatement, and camt.054, BankToCustomerDebitCreditNotification.</summary>
internal sealed class BookingFileReader(BankXml xml, BankFileKind kind)
{
    private const int MaxId = 35, MaxDate = 40;

    private readonly List<BankFileBooking> _bookings = [];
    private readonly List<BankFileCoverage> _coverage = [];
    private string _messageId = "", _messagePage = "";
    private int _announced;

    public static BankFile Read(BankXml xml, BankFileKind kind) => new BookingFileReader(xml, kind).Read();

    private BankFile Read()
    {
        var (root, part) = kind == BankFileKind.Statement ? ("BkToCstmrStmt", "Stmt") : ("BkToCstmrDbtCdtNtfctn", "Ntfctn");
        var isFound = false;
        xml.Each(message =>
        {
            if (message != root)
            {
                xml.Skip();
                return;
            }
            isFound = true;
            xml.Each(field =>
            {
                if (field == "GrpHdr")
                    ReadHeader();
                else if (field == part)
                    ReadStatement();
                else
                    xml.Skip();
            });
        });
        return isFound
            ? new BankFile([], kind, "", _messageId, [], [.. _bookings], [.. _coverage], _announced)
            : throw xml.Fault($"it has no {root}");
    }

    private void ReadHeader() => xml.Each(field =>
    {
        switch (field)
        {
            case "MsgId": _messageId = xml.Id(MaxId); break;
            case "MsgPgntn": _messagePage = ReadPage(); break;
            default: xml.Skip(); break;
        }
    });

    private string ReadPage()
    {
        var page = "";
        xml.Each(field => { if (field == "PgNb") page = xml.Id(MaxId); else xml.Skip(); });
        return page;
    }

    private void ReadStatement()
    {
        var (id, page, account) = ("", _messagePage, "");
        BusinessDay? until = null, closed = null, created = null;
        var entries = new List<EntryReader>();
        xml.Each(field =>
        {
            switch (field)
            {
                case "Id": id = xml.Id(MaxId); break;
                case "StmtPgntn" or "NtfctnPgntn": page = ReadPage(); break;
                case "Acct": account = ReadAccount(); break;
                case "CreDtTm": created = ReadDay(); break;
                case "FrToDt": xml.Each(end => { if (end is "ToDtTm" or "ToDt") until = ReadDay(); else xml.Skip(); }); break;
                case "Bal": closed = ReadBalance() ?? closed; break;
                case "Ntry": ReadEntry(entries); break;
                default: xml.Skip(); break;
            }
        });
        if (id.Length == 0)
            throw xml.Fault("a statement or notification has no Id");
        var name = $"{id}|{account}|{page}";
        var ordinal = 0;
        foreach (var booking in entries.SelectMany(entry => entry.Bookings))
            _bookings.Add(booking with { Account = account, Booking = booking.Booking with { Kind = kind, Statement = name, Ordinal = ++ordinal } });
        if (kind == BankFileKind.Statement && (until ?? closed ?? created) is { } last)
            _coverage.Add(new(account, new(name, last)));
    }

    private void ReadEntry(List<EntryReader> entries)
    {
        var entry = EntryReader.Read(xml);
        if (!entry.IsBooked)
            _announced++;
        else if (_bookings.Count + entries.Sum(one => one.Bookings.Count) + entry.Bookings.Count > BankFileReader.MaxItems)
            throw xml.Fault($"it has more than {BankFileReader.MaxItems} bookings");
        else
            entries.Add(entry);
    }

    private string ReadAccount()
    {
        var account = "";
        xml.Each(field =>
        {
            if (field == "Id")
                xml.Each(choice =>
                {
                    if (choice == "IBAN")
                        account = xml.Id(MaxId);
                    else if (choice == "Othr")
                        xml.Each(other => { if (other == "Id" && account.Length == 0) account = xml.Id(MaxId); else xml.Skip(); });
                    else
                        xml.Skip();
                });
            else
                xml.Skip();
        });
        return account;
    }

    /// <summary>The day of a closing balance; null for another one.</summary>
    private BusinessDay? ReadBalance()
    {
        var code = "";
        BusinessDay? day = null;
        xml.Each(field =>
        {
            if (field == "Tp")
                xml.Each(type => xml.Each(choice => { if (choice == "Cd") code = xml.Id(MaxId); else xml.Skip(); }));
            else if (field == "Dt")
                xml.Each(_ => day = ReadDay());
            else
                xml.Skip();
        });
        return code == "CLBD" ? day : null;
    }

    private BusinessDay? ReadDay() => EntryReader.ToDay(xml.Id(MaxDate), xml);
}
