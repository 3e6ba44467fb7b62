using ChannelGrains.Cli.Output;
using ChannelGrains.Forms.V1;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Cli.Certificates;

/// <summary>Certificates for people.</summary>
internal static class CertificateView
{
    public static IRenderable Many(ListCertificatesResponse answer)
    {
        var table = Tables.Create("record", "code", "person", "issued", "expires", "state");
        foreach (var one in answer.Certificates)
            table.Row(one.RecordId, one.Code, one.PersonHash, one.IssuedOn, Figures.Or(one.ExpiresOn, "never"), EnumNames.Of(one.State));
        var counts = Tables.Create("code", "persons");
        foreach (var count in answer.Counts)
            counts.Row(count.Code, Figures.Of(count.Persons));

        return new Rows(table, counts);
    }

    public static IRenderable Effect(GetTrainingEffectResponse answer)
    {
        var table = Tables.Create("partners on " + answer.Day, "count", "net sales", "mean");
        table.Row("certified", Figures.Of(answer.Certified.Partners), Figures.Of(answer.Certified.NetSales), answer.Certified.MeanNetSales);
        table.Row("others", Figures.Of(answer.Others.Partners), Figures.Of(answer.Others.NetSales), answer.Others.MeanNetSales);

        return table;
    }

    public static IRenderable One(Certificate certificate) => Tables.Details(
        ("record", certificate.RecordId),
        ("code", certificate.Code),
        ("person", certificate.PersonHash),
        ("issued", certificate.IssuedOn),
        ("expires", Figures.Or(certificate.ExpiresOn, "never")),
        ("state", EnumNames.Of(certificate.State)),
        ("revoked", certificate.RevokedOn),
        ("reason", certificate.Reason));
}
