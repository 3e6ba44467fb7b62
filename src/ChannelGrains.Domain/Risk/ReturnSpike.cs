using System.Numerics;

namespace ChannelGrains.Domain.Risk;

/// <summary>
/// A spike of returns: (returns - usual rate x gross) / the larger of gross and usual gross, all of the last <see cref="Days"/> days. Usual is what was before, over
/// <see cref="UsualDays"/> days. So goods that all come back when nothing is sold any more are measured by what used to be sold.
/// </summary>
internal static class ReturnSpike
{
    private const int Days = 28, UsualWindows = 3, UsualDays = UsualWindows * Days;

    public static RiskReading? Read(RiskInputs inputs)
    {
        if (inputs.Sales is not { } sales)
            return null;
        var from = sales.Today.AddDays(1 - Days);
        var now = sales.Recent.Sum(from, sales.Today);
        var usual = sales.Recent.Sum(from.AddDays(-UsualDays), from.AddDays(-1));
        var gross = BigInteger.Max((BigInteger)now.Gross * UsualWindows, usual.Gross); // of as many windows
        if (gross.Sign <= 0)
            return null;
        return new RiskReading(RiskFactorKind.ReturnSpike, usual.Gross > 0
            ? Quotient.Of(((BigInteger)now.Returns * usual.Gross - (BigInteger)usual.Returns * now.Gross) * UsualWindows, gross * usual.Gross)
            : Quotient.Of((BigInteger)now.Returns * UsualWindows, gross));
    }
}
