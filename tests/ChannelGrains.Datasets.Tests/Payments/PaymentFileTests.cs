using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using ChannelGrains.Datasets.Tests.Datasets;
using ChannelGrains.Domain.Agreements;
using ChannelGrains.Domain.Payments;
using ChannelGrains.Domain.Tests.Payments;
using Xunit;

namespace ChannelGrains.Datasets.Tests.Payments;

/// <summary>Files for the bank are valid by the published schemas: that of ISO 20022 as a Swiss ERP has it, and that of the SEPA credit transfer (EPC132-08), which allows less.</summary>
public sealed class PaymentFileTests
{
    private const string Iso = "iso20022/erpnextswiss__pain.001.001.09.xsd", Other = "iso20022/pain001_pain.001.001.09__pain.001.001.09.xsd", Sepa = "iso20022/configx__pain.001.001.09.xsd";

    private static readonly XNamespace Ns = PaymentFileWriter.Namespace;

    public static TheoryData<string, string, PaymentScheme> Schemas => new()
    {
        { Iso, "EUR", PaymentScheme.Iso20022 }, { Iso, "CNY", PaymentScheme.Iso20022 }, { Iso, "JPY", PaymentScheme.Iso20022 }, { Iso, "KWD", PaymentScheme.Iso20022 },
        { Iso, "EUR", PaymentScheme.Sepa }, { Other, "CNY", PaymentScheme.Iso20022 }, { Other, "EUR", PaymentScheme.Sepa }, { Sepa, "EUR", PaymentScheme.Sepa },
    };

    [Theory]
    [MemberData(nameof(Schemas))]
    public void File_OfAnyPayees_IsValid(string schema, string currency, PaymentScheme scheme)
    {
        Dataset.Require();
        var run = new RunExample(Payees(scheme).Length, 2, currency, scheme, number => Payees(scheme)[number - 1]);

        Assert.True(run.Book.FileCount > 1);
        for (var file = 1; file <= run.Book.FileCount; file++)
            Assert.Empty(Faults(schema, PaymentFileWriter.Write(run.Book, run.Plan, file)));
    }

    /// <summary>The schemas do refuse: each of these is one fault in a file that is valid without it.</summary>
    [Theory]
    [InlineData(Iso, "MsgId", "")]
    [InlineData(Iso, "EndToEndId", "123456789012345678901234567890123456")]
    [InlineData(Iso, "UETR", "00000000-0000-1000-8000-000000000000")]
    [InlineData(Iso, "InstdAmt", "-1.00")]
    [InlineData(Iso, "InstdAmt", "1,00")]
    [InlineData(Iso, "BICFI", "NOBANK")]
    [InlineData(Iso, "Ctry", "DEU")]
    [InlineData(Iso, "IBAN", "12345")]
    [InlineData(Iso, "Dt", "10.03.2026")]
    [InlineData(Iso, "PmtMtd", "CASH")]
    [InlineData(Sepa, "ChrgBr", "SHAR")]
    [InlineData(Sepa, "InstdAmt", "1000000000.00")]
    [InlineData(Sepa, "CtrlSum", "1.001")]
    public void Schema_OfAFaultyFile_RefusesIt(string schema, string element, string text)
    {
        Dataset.Require();
        var run = new RunExample(1, scheme: schema == Sepa ? PaymentScheme.Sepa : PaymentScheme.Iso20022);
        var document = XDocument.Load(new MemoryStream(PaymentFileWriter.Write(run.Book, run.Plan, 1)));
        document.Descendants(Ns + element).Last().Value = text;

        Assert.NotEmpty(Faults(schema, Encoding.UTF8.GetBytes(document.ToString())));
    }

    /// <summary>SEPA knows no UETR in a file, other accounts than IBANs, and other charges: a file of the other scheme is none of it.</summary>
    [Fact]
    public void File_OfTheOtherScheme_IsNotValidForSepa()
    {
        Dataset.Require();
        var run = new RunExample(1);

        Assert.NotEmpty(Faults(Sepa, PaymentFileWriter.Write(run.Book, run.Plan, 1)));
    }

    [Fact]
    public void File_OfPayees_SaysWhatWasPlanned()
    {
        var run = new RunExample(Payees(PaymentScheme.Iso20022).Length, payee: number => Payees(PaymentScheme.Iso20022)[number - 1]);
        var bytes = PaymentFileWriter.Write(run.Book, run.Plan, 1);
        Assert.Equal(bytes, PaymentFileWriter.Write(run.Book, run.Plan, 1));
        var payments = XDocument.Load(new MemoryStream(bytes)).Descendants(Ns + "CdtTrfTxInf").ToList();

        Assert.Equal(run.Plan.Payments.Length, payments.Count);
        Assert.Equal("RUN-1-00001", Text(payments[0], "EndToEndId"));
        Assert.Equal(PaymentIds.Uetr(run.Plan.Seed.AsSpan(), 1), Text(payments[0], "UETR"));
        Assert.Equal(("Muller + Sohne", "100.01", "Strasse", "2a", "Kiel"),
            (Text(payments[0], "Nm"), Text(payments[0], "InstdAmt"), Text(payments[0], "StrtNm"), Text(payments[0], "BldgNb"), Text(payments[0], "TwnNm")));
        // A name that is in no bank's letters goes by its Latin one, an account that is no IBAN as another one, and a hybrid address has its lines.
        Assert.Equal(("Chengdu South", "6217001234567890", "Chengdu"), (Text(payments[1], "Nm"), payments[1].Descendants(Ns + "Othr").Single().Value, Text(payments[1], "TwnNm")));
        Assert.Equal(["Renmin Nan Lu 12", "Floor 3"], payments[1].Descendants(Ns + "AdrLine").Select(line => line.Value));
        Assert.Empty(payments[1].Descendants(Ns + "StrtNm"));
        Assert.All(payments, payment => Assert.Equal((1, 1), (payment.Descendants(Ns + "TwnNm").Count(), payment.Descendants(Ns + "PstlAdr").Elements(Ns + "Ctry").Count())));
    }

    private static string Text(XElement payment, string name) => payment.Descendants(Ns + name).First().Value;

    private static Payee[] Payees(PaymentScheme scheme)
    {
        var plain = RunExample.Payee;
        Payee[] all =
        [
            plain,
            new()
            {
                Name = "成都南店", LatinName = "Chengdu South", Account = scheme == PaymentScheme.Sepa ? plain.Account : "6217001234567890", Bank = "ICBKCNBJSIC", AddressMode = AddressMode.Hybrid,
                PostCode = "610041", Town = "Chengdu", CountrySubdivision = "Sichuan", Country = "CN", Lines = ["Renmin Nan Lu 12", "Floor 3"],
            },
            plain with { Name = new string('ß', 140), Street = new string('ä', 70), Building = new string('1', 16), PostCode = new string('2', 16), Town = new string('ü', 35), CountrySubdivision = new string('é', 35) },
            plain with { Street = "", Building = "", PostCode = "" },
            plain with { Name = "<&>\"'; DROP", Street = "</StrtNm><x>" },
        ];
        return all;
    }

    private static List<string> Faults(string schema, byte[] file)
    {
        var faults = new List<string>();
        var schemas = new XmlSchemaSet();
        using var source = XmlReader.Create(Dataset.PathOf("edi", schema));
        schemas.Add(PaymentFileWriter.Namespace, source);
        var document = XDocument.Load(new MemoryStream(file));
        document.Validate(schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }
}
