package forest

import "math"

// ridgeSteps bounds the steps of Newton's method, which as a rule takes ten.
const ridgeSteps = 50

// A linear is a log-odds that is linear in the features.
type linear struct {
	base float64
	coef []float64 // by feature; nil for none
}

func (l *linear) logOdds(x []float64) float64 {
	sum := l.base
	for i, c := range l.coef {
		sum += c * x[i]
	}
	return sum
}

// fitLinear fits a logistic regression whose coefficients, of features scaled to a
// standard deviation of 1, pay half the penalty times their square (ridge), by
// Newton's method. What a model file can't hold of the digits is not in it.
func fitLinear(samples []Sample, penalty float64) linear {
	s := standardize(samples)
	n := len(s.mean)
	beta := make([]float64, n+1) // the last is the base
	for range ridgeSteps {
		step := s.newton(samples, beta, penalty)
		largest := 0.0
		for i := range beta {
			beta[i] += step[i]
			largest = max(largest, math.Abs(step[i]))
		}
		if largest < 1e-9 {
			break
		}
	}
	l := linear{base: beta[n], coef: make([]float64, n)}
	for i := range l.coef {
		l.coef[i] = asWritten(beta[i] / s.deviation[i])
		l.base -= l.coef[i] * s.mean[i]
	}
	l.base = asWritten(l.base)
	return l
}

// A scale is the mean and the standard deviation of each feature.
type scale struct{ mean, deviation []float64 }

func standardize(samples []Sample) scale {
	features := len(samples[0].Features)
	s := scale{make([]float64, features), make([]float64, features)}
	n := float64(len(samples))
	for i := range samples {
		for f, x := range samples[i].Features {
			s.mean[f] += x / n
		}
	}
	for i := range samples {
		for f, x := range samples[i].Features {
			s.deviation[f] += (x - s.mean[f]) * (x - s.mean[f]) / n
		}
	}
	for f, v := range s.deviation {
		s.deviation[f] = math.Sqrt(v)
		if v == 0 {
			s.deviation[f] = 1
		}
	}
	return s
}

// newton is the next step from beta.
func (s *scale) newton(samples []Sample, beta []float64, penalty float64) []float64 {
	n := len(beta)
	grad, hess := make([]float64, n), make([][]float64, n)
	for i := range hess {
		hess[i] = make([]float64, n)
	}
	x := make([]float64, n)
	x[n-1] = 1
	for k := range samples {
		sum := beta[n-1]
		for f, v := range samples[k].Features {
			x[f] = (v - s.mean[f]) / s.deviation[f]
			sum += beta[f] * x[f]
		}
		p, w := Sigmoid(sum), samples[k].Weight
		slope, curve := w*(samples[k].target()-p), w*p*(1-p)
		for i, v := range x {
			grad[i] += slope * v
			row := hess[i][:i+1]
			for j, u := range x[:i+1] {
				row[j] += curve * v * u
			}
		}
	}
	for i := range n - 1 {
		grad[i] -= penalty * beta[i]
		hess[i][i] += penalty
	}
	return solve(hess, grad)
}

// solve solves a system with a symmetric, positive definite matrix, of which the
// lower half is given, by Cholesky's decomposition. It overwrites both.
func solve(a [][]float64, b []float64) []float64 {
	for i := range a {
		for j := range i + 1 {
			sum := a[i][j]
			for k := range j {
				sum -= a[i][k] * a[j][k]
			}
			if i == j {
				a[i][i] = math.Sqrt(sum)
			} else {
				a[i][j] = sum / a[j][j]
			}
		}
		for k := range i {
			b[i] -= a[i][k] * b[k]
		}
		b[i] /= a[i][i]
	}
	for i := len(b) - 1; i >= 0; i-- {
		for k := i + 1; k < len(b); k++ {
			b[i] -= a[k][i] * b[k]
		}
		b[i] /= a[i][i]
	}
	return b
}
