using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Money;
using ChannelGrains.Forms.V1;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Gateway.Partners;
using ChannelGrains.Gateway.Programmes;
using ChannelGrains.Grains;
using ChannelGrains.Grains.FormRecords;
using FieldMeasures = ChannelGrains.Domain.FormRecords.FieldMeasures;
using Wire = ChannelGrains.Forms.V1;

namespace ChannelGrains.Gateway.Forms;

/// <summary>Reads how inspections went: at a partner from its activation, at more from the views.</summary>
internal sealed class FieldReader(PartnerGrains partners, FieldViews views, ProgrammeReader programme, AnswerGate gate)
{
    private const int ScorePlaces = 6;

    public async Task<GetFieldMeasuresResponse> ReadAsync(GetFieldMeasuresRequest request, CancellationToken cancellationToken)
    {
        var (partnerId, scope) = FieldScopes.Read(request.Scope);
        var partner = partnerId is null ? null : await partners.RequireAsync(partnerId, cancellationToken);
        var period = await programme.WholeMonthsAsync(request.Period);
        var reading = partner is null
            ? await views.SumAsync(period.Months, scope)
            : await gate.PassAsync(await partner.AsReference<IPartnerRecords>().ReadSum(period), cancellationToken);
        return new() { Measures = ToMessage(FieldMeasures.Of(reading.Sum), (await programme.GetAsync()).CurrencyCode), AsOf = Timestamps.FromMicros(reading.AsOfMicros), Revision = reading.Version };
    }

    private static Wire.FieldMeasures ToMessage(FieldMeasures measures, string currencyCode)
    {
        var counts = measures.Counts;
        return new()
        {
            Inspected = counts.Inspected,
            MeanScore = measures.MeanScore is { } mean ? Text(mean) : "",
            Found = counts.Found,
            FoundAgain = counts.FoundAgain,
            Closed = counts.Closed,
            ClosedInTime = counts.ClosedInTime,
            Inspectors = { measures.Inspectors.Select(ToMessage) },
            Others = measures.Others is { } others ? ToMessage(others) : null,
            OtherInspectors = measures.OtherInspectors,
            Spent = Moneys.ToMessage(measures.Spent, currencyCode),
        };
    }

    private static InspectorMeasures ToMessage(InspectorMean inspector) => new() { Name = inspector.Name, Inspected = inspector.Records, MeanScore = Text(inspector.MeanScore) };

    private static string Text(Fraction score) => DecimalText.Format(score.InPlaces(ScorePlaces), ScorePlaces);
}
