using System.Text;
using ChannelGrains.Domain.Payments;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Payments;

public sealed class BankFileReaderTests
{
    private const string Good = "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts></Ntry>";

    public static TheoryData<string, string> Faults => new()
    {
        { "", "BANK_FILE_EMPTY" },
        { "no xml", "BANK_FILE_UNREADABLE" },
        { "<Document", "BANK_FILE_UNREADABLE" },
        { "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><Document>&d;</Document>", "BANK_FILE_UNREADABLE" },
        { "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><Document/>", "BANK_FILE_UNREADABLE" },
        { "<Document/>", "BANK_FILE_UNKNOWN" },
        { "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"/>", "BANK_FILE_UNKNOWN" },
        { "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.99\"/>", "BANK_FILE_UNKNOWN" },
        { "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.1x\"/>", "BANK_FILE_UNKNOWN" },
        { "<Document xmlns=\"http://www.six-interbank-clearing.com/de/pain.002.001.03.ch.02.xsd\"/>", "BANK_FILE_UNKNOWN" },
        { "<Other xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"/>", "BANK_FILE_INVALID" },
        { "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrDbtCdtNtfctn/></Document>", "BANK_FILE_INVALID" },
        { BankSays.Statement("S", Good) + "<more/>", "BANK_FILE_UNREADABLE" },
        { BankSays.Statement("S", Good).Replace("<Id>S</Id>", "", StringComparison.Ordinal), "BANK_FILE_INVALID" },
        { BankSays.Statement("S", Good).Replace("<MsgId>M-S</MsgId>", "", StringComparison.Ordinal), "BANK_FILE_INVALID" },
        { BankSays.Statement("S", Good.Replace("1.00", "-1.00", StringComparison.Ordinal)), "BANK_FILE_INVALID" },
        { BankSays.Statement("S", Good.Replace("1.00", "1e3", StringComparison.Ordinal)), "BANK_FILE_INVALID" },
        { BankSays.Statement("S", Good.Replace("1.00", "1234567890123456789", StringComparison.Ordinal)), "BANK_FILE_INVALID" },
        { BankSays.Statement("S", Good.Replace("1.00", "<a>1</a>", StringComparison.Ordinal)), "BANK_FILE_INVALID" },
        { BankSays.Statement("S", Good.Replace(" Ccy=\"EUR\"", "", StringComparison.Ordinal)), "BANK_FILE_INVALID" },
        { BankSays.Statement("S", Good.Replace("EUR", "eur", StringComparison.Ordinal)), "BANK_FILE_INVALID" },
        { BankSays.Statement("S", Good.Replace("DBIT", "OUT", StringComparison.Ordinal)), "BANK_FILE_INVALID" },
        { BankSays.Statement("S", Good.Replace("<CdtDbtInd>DBIT</CdtDbtInd>", "", StringComparison.Ordinal)), "BANK_FILE_INVALID" },
        { BankSays.Statement("S", Good).Replace("<Dt>2026-03-10</Dt>", "<Dt>2026-13-10</Dt>", StringComparison.Ordinal), "BANK_FILE_INVALID" },
        { BankSays.Statement(new string('S', 36), Good), "BANK_FILE_INVALID" },
        { BankSays.Statement("S", string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000))), "BANK_FILE_INVALID" },
        { BankSays.Statement("S", string.Concat(Enumerable.Repeat(Good, 20_001))), "BANK_FILE_INVALID" },
        { BankSays.Statement("S", Good.Replace("BOOK", new string('x', 5_000), StringComparison.Ordinal)), "BANK_FILE_INVALID" },
    };

    [Theory(DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(Faults))]
    public void Read_OfWhatIsNoSuchFile_SaysWhy(string text, string reason)
    {
        var read = BankFileReader.Read(BankSays.Bytes(text));

        Assert.Equal(reason, read.Refusal?.Reason);
        Assert.Equal("content", read.Refusal?.Field);
    }

    [Fact]
    public void Read_OfTooManyBytes_IsRefusedUnread() =>
        Assert.Equal("BANK_FILE_TOO_LARGE", BankFileReader.Read(new byte[BankFileReader.MaxBytes + 1]).Refusal?.Reason);

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("iso-8859-1", false)]
    public void Read_OfAnEncoding_IsTheSame(string encoding, bool hasMark)
    {
        var text = BankSays.Statement("Ü1", BankSays.Booked("1.00", "X", "Ö")).Replace("UTF-8", encoding.Replace("BE", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var form = Encoding.GetEncoding(encoding);

        var file = BankFileReader.Read([.. hasMark ? form.GetPreamble() : [], .. form.GetBytes(text)]).Require();

        Assert.Equal(("M-Ü1", "Ö"), (file.MessageId, Assert.Single(file.Bookings).Booking.Reference));
    }

    [Theory]
    [InlineData("no-such-form")]
    [InlineData("windows-1252")]
    [InlineData("utf-7")]
    public void Read_OfAnotherEncoding_IsRefused(string encoding) =>
        Assert.Equal("BANK_FILE_UNREADABLE", BankFileReader.Read(BankSays.Bytes(BankSays.Statement("S").Replace("UTF-8", encoding, StringComparison.Ordinal))).Refusal?.Reason);

    /// <summary>Every version has its own name for the same things.</summary>
    [Theory]
    [InlineData("camt.053.001.02")]
    [InlineData("camt.053.001.06")]
    [InlineData("camt.053.001.13")]
    public void Read_OfAVersion_IsRead(string name)
    {
        var file = BankFileReader.Read(BankSays.Bytes(BankSays.Statement("S", Good).Replace("camt.053.001.08", name, StringComparison.Ordinal))).Require();

        Assert.Equal((BankFileKind.Statement, name), (file.Kind, file.MessageName));
        Assert.Equal((100, "EUR"), (file.Bookings[0].Booking.Amount, file.Bookings[0].Booking.CurrencyCode));
    }

    [Fact]
    public void Read_OfWhatIsOnlyAnnounced_CountsItAlone()
    {
        var file = BankFileReader.Read(BankSays.Bytes(BankSays.Statement("S", Good.Replace("BOOK", "PDNG", StringComparison.Ordinal), Good))).Require();

        Assert.Equal((1, 1), (file.AnnouncedCount, file.Bookings.Length));
    }

    /// <summary>A currency may have no decimals, or three.</summary>
    [Theory]
    [InlineData("JPY", "100", 100, false)]
    [InlineData("JPY", "100.00", 100, false)]
    [InlineData("JPY", "100.5", 100, true)]
    [InlineData("KWD", "1.234", 1_234, false)]
    [InlineData("EUR", ".5", 50, false)]
    [InlineData("XXX", "1.5", 150, false)]
    public void Read_OfAnAmount_IsInMinorUnits(string currency, string text, long amount, bool isRounded)
    {
        var file = BankFileReader.Read(BankSays.Bytes(BankSays.Statement("S", Good.Replace("EUR", currency, StringComparison.Ordinal).Replace("1.00", text, StringComparison.Ordinal)))).Require();

        Assert.Equal((amount, isRounded), (file.Bookings[0].Booking.Amount, file.Bookings[0].Booking.IsRounded));
    }

    /// <summary>Whatever is cut off, doubled or changed in a file, it is read or refused, and never more than that.</summary>
    [Fact]
    public void Read_OfADamagedFile_IsReadOrRefused()
    {
        byte[][] files =
        [
            BankSays.Bytes(BankSays.Status("S", "RUN-1-F1", "PART", ("RUN-1-00001", "RJCT", "AC01"), ("RUN-1-00002", "ACCP", ""))),
            BankSays.Bytes(BankSays.Statement("S", BankSays.Booked("1.00", "RUN-1-00001", "R"), BankSays.Sum("2.00", "RUN-1-P1", 2, ""))),
            BankSays.Bytes(BankSays.Notification("N", BankSays.Returned("1.00", "RUN-1-00001", "R", "AC04"))),
        ];
        var change = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 100_000], Gen.Int[1, 200], Gen.Byte);
        change.Sample((file, how, at, length, value) =>
        {
            var bytes = files[file].ToList();
            at %= bytes.Count;
            length = Math.Min(length, bytes.Count - at);
            if (how == 0)
                bytes.RemoveRange(at, bytes.Count - at);
            else if (how == 1)
                bytes.RemoveRange(at, length);
            else if (how == 2)
                bytes.InsertRange(at, bytes.GetRange(at, length));
            else
                bytes[at] = value;
            var read = BankFileReader.Read([.. bytes]);
            return read.IsRefused ? read.Refusal.Reason.StartsWith("BANK_FILE_", StringComparison.Ordinal) : read.Value!.MessageId.Length > 0;
        }, iter: 20_000);
    }

    /// <summary>What the file says stays out of a refusal, for it is logged.</summary>
    [Fact]
    public void Read_OfAMalformedFile_QuotesNoAccount()
    {
        var text = BankSays.Statement("S", Good).Replace($"<IBAN>{BankSays.Account}</IBAN>", $"<IBAN>{BankSays.Account}<{BankSays.Account}></IBAN>", StringComparison.Ordinal);

        Assert.DoesNotContain(BankSays.Account, BankFileReader.Read(BankSays.Bytes(text)).Refusal!.Message, StringComparison.Ordinal);
    }
}
