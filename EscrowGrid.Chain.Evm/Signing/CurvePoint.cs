using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace EscrowGrid.Chain.Evm.Signing;

/// <summary>
/// A point of secp256k1 in Jacobian coordinates. Its arithmetic takes as long as its numbers want, so it is for public
/// values only: to find out which of two points a signature means. Whatever touches the private key is OpenSSL's.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CurvePoint(BigInteger X, BigInteger Y, BigInteger Z)
{
    /// <summary>The number of points.</summary>
    public static readonly BigInteger Order = BigInteger.Parse(
        "0FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141",
        NumberStyles.AllowHexSpecifier,
        CultureInfo.InvariantCulture);

    private static readonly BigInteger Field = BigInteger.Pow(2, 256) - BigInteger.Pow(2, 32) - 977;

    private static readonly CurvePoint Infinity = new(BigInteger.One, BigInteger.One, BigInteger.Zero);

    public static CurvePoint Generator { get; } = Of(
        Convert.FromHexString("79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798"),
        Convert.FromHexString("483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8"));

    public static CurvePoint Of(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y) => new(
        new BigInteger(x, isUnsigned: true, isBigEndian: true),
        new BigInteger(y, isUnsigned: true, isBigEndian: true),
        BigInteger.One);

    /// <summary><c>a·p + b·q</c>, bit by bit for both together.</summary>
    public static CurvePoint Sum(BigInteger a, CurvePoint p, BigInteger b, CurvePoint q)
    {
        var both = p.Add(q);
        var sum = Infinity;
        for (var bit = 255; bit >= 0; bit--)
        {
            sum = sum.Double();
            sum = (((a >> bit) & 1).IsZero, ((b >> bit) & 1).IsZero) switch
            {
                (false, false) => sum.Add(both),
                (false, true) => sum.Add(p),
                (true, false) => sum.Add(q),
                (true, true) => sum,
            };
        }

        return sum;
    }

    /// <summary>The coordinates on the curve itself.</summary>
    public (BigInteger X, BigInteger Y) ToAffine()
    {
        var inverse = BigInteger.ModPow(Z, Field - 2, Field);
        var square = Reduce(inverse * inverse);
        return (Reduce(X * square), Reduce(Y * Reduce(square * inverse)));
    }

    private static BigInteger Reduce(BigInteger value)
    {
        var rest = value % Field;
        return rest.Sign < 0 ? rest + Field : rest;
    }

    private CurvePoint Double()
    {
        if (Z.IsZero)
            return this;
        var ySquared = Reduce(Y * Y);
        var s = Reduce(4 * X * ySquared);
        var m = Reduce(3 * X * X);
        var x = Reduce((m * m) - (2 * s));
        return new CurvePoint(x, Reduce((m * (s - x)) - (8 * ySquared * ySquared)), Reduce(2 * Y * Z));
    }

    private CurvePoint Add(CurvePoint other)
    {
        if (Z.IsZero)
            return other;
        if (other.Z.IsZero)
            return this;
        var (zSquared, otherSquared) = (Reduce(Z * Z), Reduce(other.Z * other.Z));
        var (u, otherU) = (Reduce(X * otherSquared), Reduce(other.X * zSquared));
        var (s, otherS) = (Reduce(Y * otherSquared * other.Z), Reduce(other.Y * zSquared * Z));
        if (u == otherU)
            return s == otherS ? Double() : Infinity;
        var h = Reduce(otherU - u);
        var r = Reduce(otherS - s);
        var hSquared = Reduce(h * h);
        var hCubed = Reduce(hSquared * h);
        var x = Reduce((r * r) - hCubed - (2 * u * hSquared));
        return new CurvePoint(
            x, Reduce((r * ((u * hSquared) - x)) - (s * hCubed)), Reduce(h * Reduce(Z * other.Z)));
    }
}
